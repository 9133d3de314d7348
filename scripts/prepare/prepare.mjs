import { findChromium } from '../findChromium.mjs'
import { getBrowser } from './browser.mjs'
import { build, isBuilt } from './build.mjs'
import { install, installedNode } from './install.mjs'
import { withLock } from './lock.mjs'
import { stopWithParent } from './runCommand.mjs'

const steps = ['build', 'rebuild', 'browser']

/**
 * Does what is due of install, `build` and `browser`, one process at a time, and prints the Node to use.
 * A missing browser is told but does not stop: whoever needs one says what could not be done without it.
 *
 * @param {string[]} wanted
 */
export async function prepare(wanted) {
  stopWithParent()
  // The shell that was to read the answer may be gone by then.
  process.stdout.on('error', () => process.exit(1))
  try {
    const unknown = wanted.find((step) => !steps.includes(step))
    if (unknown) throw new Error(`prepare: "${unknown}" is none of ${steps.join(', ')}`)
    process.stdout.write(`${isReady(wanted) ? installedNode() : await withLock(() => catchUp(wanted))}\n`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

/** @param {string[]} wanted */
function isReady(wanted) {
  if (!installedNode() || wanted.includes('rebuild')) return false
  return (!wanted.includes('build') || isBuilt()) && (!wanted.includes('browser') || findChromium() !== null)
}

/** @param {string[]} wanted */
async function catchUp(wanted) {
  const node = installedNode() ?? (await install())
  if (wanted.includes('rebuild') || (wanted.includes('build') && !isBuilt())) await build(node)
  if (wanted.includes('browser') && !findChromium()) await getBrowser(node)
  return node
}
