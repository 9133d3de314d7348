import { findEngines } from '../../e2e/engines/findEngines.ts'
import type { Outcome } from './check.ts'
import { runVitest } from './vitest.ts'

/** A smoke run in every engine but Chromium that is installed; of the others it is said that they had none. */
export async function checkEngines(): Promise<Outcome> {
  const engines = findEngines()
  const missing = engines.filter(({ path }) => path === null)
  const notRun = missing.map(({ name, install }) => `${name} is not installed (${install})`)
  if (missing.length === engines.length) return { passed: 0, failed: 0, messages: [], notRun }
  return { ...(await runVitest('engines')), notRun }
}
