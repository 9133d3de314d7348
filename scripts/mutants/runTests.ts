import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readReport } from '../checks/vitest.ts'
import { inRoot } from '../prepare/paths.mjs'
import { runCommand } from '../prepare/runCommand.mjs'
import type { Guard } from './guards.ts'

const timeoutMs = 5 * 60_000

/** File and full name of a test → how it ended. */
export type Endings = Map<string, string>

export const testKey = (file: string, name: string) => `${file} › ${name}`

/** Runs just those tests, in whatever project each file belongs to. */
export async function runTests(red: Guard['red'], env: Record<string, string>): Promise<Endings> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-mutant-'))
  const report = path.join(dir, 'report.json')
  const names = Object.values(red).flat()
  const pattern = `^(${names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})$`
  const vitest = inRoot('node_modules/vitest/vitest.mjs')
  // Its cache of transformed modules goes by their text on disk, which knows of no cut.
  const always = ['run', '--fsModuleCache=false', '--reporter=json', `--outputFile=${report}`]
  const args = [vitest, ...always, ...Object.keys(red), '-t', pattern]
  const { output } = await runCommand(process.execPath, args, { env: { ...process.env, ...env }, timeoutMs })
  const results = readReport(report)?.testResults
  fs.rmSync(dir, { recursive: true })
  if (!results) throw new Error(`the tests did not run:\n${output}`)
  return new Map(
    results.flatMap(({ name: file, assertionResults }) =>
      assertionResults.map(({ fullName, status }) => [testKey(path.relative(inRoot(), file), fullName), status]),
    ),
  )
}
