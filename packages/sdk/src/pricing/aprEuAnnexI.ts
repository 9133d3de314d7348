import { addMonths, daysBetween, monthsBack } from './calendar.ts'
import { effectiveRate } from './effectiveRate.ts'
import type { CashFlow } from './presentValueSign.ts'

/**
 * The annual percentage rate of charge of the EU's Consumer Credit Directive, Annex I, and of the UK's CONC App 1.2
 * (COMPLIANCE §1.2), in percent × 10^decimals: at least one decimal; a next digit of 5 or more rounds up.
 */
export const aprEuAnnexI = (flows: CashFlow[], decimals: 1 | 2 | 3 | 4 | 5 | 6 = 2): number | null =>
  effectiveRate(flows, decimals)

/**
 * The years between two days by remark (c): whole months are counted back from the later day, and the days left over
 * are divided by the days of the year that ends where the counting stopped, 365 or 366.
 */
export function euYearsBetween(from: string, to: string): CashFlow['years'] {
  const { months, days, reached } = monthsBack(from, to)
  if (days === 0) return { numerator: months, denominator: 12 }
  const yearDays = daysBetween(addMonths(reached, -12), reached)
  return { numerator: months * yearDays + 12 * days, denominator: 12 * yearDays }
}
