import { daysBetween, monthsBack } from './calendar.ts'

/** Whole unit-periods after the advance, and the fraction of one before them. */
export interface UnitTime {
  units: number
  fraction: { numerator: number; denominator: number }
}

/** A unit-period: a number of months, half a month, or a number of days (7 is a week). */
export type UnitPeriod = { unit: 'MONTH'; count: number } | { unit: 'SEMIMONTH' } | { unit: 'DAY'; count: number }

/**
 * Unit-periods between two days by Appendix J (b)(5): whole months are counted back from the later day, and the odd
 * days belong to months of 30 days; units of days and weeks count the days themselves.
 */
export function usUnitPeriods(period: UnitPeriod, from: string, to: string): UnitTime {
  if (period.unit === 'DAY') return divide(daysBetween(from, to), period.count)
  const { months, days } = monthsBack(from, to)
  return divide(30 * months + days, period.unit === 'SEMIMONTH' ? 15 : 30 * period.count)
}

/** How many there are in a year, by the same paragraph: 52 weeks or 365 days. */
export function unitsPerYear(period: UnitPeriod): { numerator: number; denominator: number } {
  if (period.unit === 'SEMIMONTH') return { numerator: 24, denominator: 1 }
  if (period.unit === 'MONTH') return { numerator: 12, denominator: period.count }
  const isWeeks = period.count % 7 === 0
  return { numerator: isWeeks ? 364 : 365, denominator: period.count }
}

const divide = (days: number, unitDays: number): UnitTime => ({
  units: Math.floor(days / unitDays),
  fraction: { numerator: days % unitDays, denominator: unitDays },
})
