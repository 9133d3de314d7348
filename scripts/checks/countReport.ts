import type { Outcome } from './check.ts'

/** What we read of the report that vitest's `json` reporter writes. */
export interface VitestReport {
  success: boolean
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[]
  }[]
}

/**
 * Counts a run of vitest by its own report. Whatever is not passed is failed: skipped, to do, a file that does not load
 * or whose hooks throw, a run without tests, an error that no test caught, and a runner that left no report.
 */
export function countReport(report: VitestReport | null, exitCode: number, output: string): Outcome {
  if (!report) return { passed: 0, failed: 1, messages: [`The runner left no report.\n${output}`] }
  let passed = 0
  const messages: string[] = []
  for (const file of report.testResults) {
    const failures = file.assertionResults.filter(({ status }) => status !== 'passed')
    passed += file.assertionResults.length - failures.length
    for (const { fullName, status, failureMessages } of failures) {
      messages.push([`✗ ${fullName} (${status}) in ${file.name}`, ...(failureMessages ?? [])].join('\n'))
    }
    const isWrongAsWhole = failures.length === 0 && (file.status !== 'passed' || file.assertionResults.length === 0)
    if (isWrongAsWhole) messages.push(`✗ ${file.name} (${file.status})\n${file.message || 'It ran no tests.'}`)
  }
  if (messages.length === 0 && passed === 0) messages.push(`There are no tests.\n${output}`)
  if (messages.length === 0 && (exitCode !== 0 || !report.success)) {
    messages.push(`Every test passed, but the runner failed (exit code ${exitCode}).\n${output}`)
  }
  return { passed, failed: messages.length, messages }
}
