import { buildSync } from 'esbuild'
import { inRoot } from './prepare/paths.mjs'

/** What a badge takes from the pricing, by its public entry: the rest must fall away when a host's page is bundled. */
const entry = `export { annualRateBps, bestTeaser, pricePlan } from './index.ts'`

/** Those functions and all that they need, as one minified module. */
export function bundleBadgePricing(): string {
  const { outputFiles } = buildSync({
    stdin: { contents: entry, resolveDir: inRoot('packages/sdk/src/pricing'), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
