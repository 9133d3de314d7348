import type { Result } from '../run/runRequirements.ts'
import { describeFailure } from './formatResult.ts'

/** The results for programs; the exchange of a failure as the lines that the readable report has. */
export function toJson(base: string, results: readonly Result[]): string {
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length
  const told = results.map(({ exchange, note, ...result }) => {
    const [message = '', ...exchanged] = describeFailure(note, exchange)
    return { ...result, note: message, exchange: exchanged }
  })
  const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
  return `${JSON.stringify({ bank: base, ...counts, requirements: told }, null, 2)}\n`
}
