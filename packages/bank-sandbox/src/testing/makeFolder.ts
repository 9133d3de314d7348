import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, onTestFinished } from 'vitest'

/** A folder of its own, gone after the test that asks for it, or else after the block. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bank-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  if (expect.getState().currentTestName) onTestFinished(remove)
  else afterAll(remove)
  return folder
}
