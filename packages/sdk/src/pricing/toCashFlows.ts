import type { CashFlow } from './presentValueSign.ts'
import type { Schedule } from './schedule.ts'

/** A schedule as cash at equal months after the advance. */
export function toCashFlows({ netAdvanceMinor, payments }: Schedule): CashFlow[] {
  const paid = payments.map(({ month, totalMinor }) => ({
    minor: totalMinor,
    years: { numerator: month, denominator: 12 },
  }))
  return [{ minor: -netAdvanceMinor, years: { numerator: 0, denominator: 1 } }, ...paid]
}
