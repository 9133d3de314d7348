import fs from 'node:fs'
import path from 'node:path'
import { hashFiles, listFiles } from './hashFiles.mjs'
import { cacheDir, inRoot } from './paths.mjs'
import { runCommand } from './runCommand.mjs'

const stampFile = path.join(cacheDir, 'build.json')
const outputDirs = ['sdk', 'demo-host', 'conformance'].map((name) => inRoot('packages', name, 'dist'))

/** Is what rollup would write there already, untouched? */
export function isBuilt() {
  try {
    const stamp = JSON.parse(fs.readFileSync(stampFile, 'utf8'))
    return stamp.inputs === hashInputs() && JSON.stringify(stamp.outputs) === JSON.stringify(describeOutputs())
  } catch {
    return false // never built, or killed while writing
  }
}

/**
 * Builds everything that is served or published.
 *
 * @param {string} node
 */
export async function build(node) {
  const startedAtMs = Date.now()
  console.error('offerdock: building …')
  fs.rmSync(stampFile, { force: true })
  const inputs = hashInputs()
  const { code, output } = await runCommand(node, [inRoot('node_modules/rollup/dist/bin/rollup'), '-c'])
  if (code !== 0) throw new Error(`${output.trim()}\nofferdock: the build failed`)
  fs.mkdirSync(cacheDir, { recursive: true })
  fs.writeFileSync(stampFile, JSON.stringify({ inputs, outputs: describeOutputs() }))
  console.error(`offerdock: built in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`)
}

function hashInputs() {
  const sources = ['packages/sdk/src', 'packages/demo-host/src', 'packages/conformance/src'].flatMap((dir) =>
    listFiles(inRoot(dir)),
  )
  const settings = [
    'rollup.config.mjs',
    'scripts/takeInventory.mjs',
    'pnpm-lock.yaml',
    'tsconfig.base.json',
    'packages/sdk/package.json',
    'packages/sdk/panel-scripts.json',
  ].map((file) => inRoot(file))
  return hashFiles([...settings, ...sources.filter((file) => !/\.test\.tsx?$/.test(file))])
}

/** Size and time, because someone may run rollup by hand. */
function describeOutputs() {
  return outputDirs.flatMap(listFiles).map((file) => {
    const { size, mtimeMs } = fs.statSync(file)
    return [path.relative(inRoot(), file), size, mtimeMs]
  })
}
