import { describeExchange, redact } from '../http/exchange.ts'
import type { Result } from '../run/runRequirements.ts'

const marks = { passed: '✓', failed: '✗', skipped: '–' }

/** One line for a requirement, and under a failure what is wrong and the exchange in which it showed. */
export function formatResult({ id, title, outcome, note, exchange }: Result): string {
  const line = `${marks[outcome]} ${id.padEnd(7)} ${title}`
  if (outcome === 'failed') return [line, ...describeFailure(note, exchange).map((part) => `    ${part}`)].join('\n')
  return note ? `${line} (${outcome === 'skipped' ? `skipped: ${note}` : note})` : line
}

export const describeFailure = (note: string, exchange: Result['exchange']): string[] => [
  redact(note),
  ...(exchange ? describeExchange(exchange) : []),
]

/** The last line. */
export function formatSummary(results: readonly Result[]): string {
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length
  const skipped = count('skipped')
  return `${count('passed')} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
