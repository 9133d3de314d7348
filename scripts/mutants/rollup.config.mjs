import { inRoot } from '../prepare/paths.mjs'
import { cutPlugins } from './takeOut.ts'

// By its path: the compiler would check that file too, which is plain JavaScript.
const { default: parts } = await import(inRoot('rollup.config.mjs'))

/** What the bank serves, with one guard left out; `OFFERDOCK_CDN` says where to. @type {import('rollup').RollupOptions[]} */
export default parts
  .filter((/** @type {any} */ { output }) => output.dir === process.env.OFFERDOCK_CDN)
  .map((/** @type {any} */ part) => ({ ...part, plugins: [...cutPlugins(), ...part.plugins] }))
