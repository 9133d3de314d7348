import fs from 'node:fs'
import path from 'node:path'
import { findChromium } from '../findChromium.mjs'
import { cacheDir, inRoot } from '../prepare/paths.mjs'
import { runCommand } from '../prepare/runCommand.mjs'
import type { Outcome } from './check.ts'
import { countReport, type VitestReport } from './countReport.ts'

const timeoutMs = 20 * 60_000

/** Runs one project of vitest.config.ts and counts by its own report. */
export async function runVitest(project: 'unit' | 'browser' | 'e2e' | 'engines'): Promise<Outcome> {
  if ((project === 'browser' || project === 'e2e') && !findChromium()) {
    return { passed: 0, failed: 1, messages: ['NO CHROMIUM, so none of these ran: install one or set CHROMIUM_PATH.'] }
  }
  const report = path.join(cacheDir, `test-report-${project}.json`)
  fs.rmSync(report, { force: true })
  const vitest = inRoot('node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [vitest, 'run', '--project', project, '--no-color', ...reporters]
  const { code, output } = await runCommand(process.execPath, args, { timeoutMs })
  return countReport(readReport(report), code, output)
}

/** The report of vitest's `json` reporter, or null where it left none. */
export function readReport(file: string): VitestReport | null {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
