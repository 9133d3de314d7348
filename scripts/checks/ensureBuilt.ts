import { build, isBuilt } from '../prepare/build.mjs'
import { withLock } from '../prepare/lock.mjs'
import type { Outcome } from './check.ts'

/** A build is no test; only a broken one counts, and the checks that need no build still run. */
export async function ensureBuilt(): Promise<Outcome> {
  try {
    if (!isBuilt()) await withLock(async () => void (isBuilt() || (await build(process.execPath))))
    return { passed: 0, failed: 0, messages: [] }
  } catch (error) {
    return { passed: 0, failed: 1, messages: [String(error)] }
  }
}
