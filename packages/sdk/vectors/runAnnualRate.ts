import {
  aprEuAnnexI,
  aprUsAppJ,
  type CashFlow,
  euYearsBetween,
  type UnitPeriod,
  usUnitPeriods,
} from '../src/pricing/index.ts'
import { formatScaled } from './formatRates.ts'
import { addTimes, type Fraction, isEqual, parseFraction, reduce } from './fractions.ts'
import type { Outcome } from './runVector.ts'
import type { Inputs } from './vectorSchemas.ts'

export function runEuRate({ series, dates }: Inputs['apr_eu']): Outcome {
  const misfit = series.findIndex(({ amount, amounts, count }) =>
    amounts ? amounts.length !== count : amount === undefined,
  )
  if (misfit >= 0) return `malformed: $.input.series[${misfit}]: it needs an amount, or as many amounts as its count`
  const flows = series.flatMap(listFlows)
  const rates = ([1, 2, 6] as const).map((decimals) => aprEuAnnexI(flows, decimals))
  const [tenths, bps, millionths] = rates
  if (tenths == null || bps == null || millionths == null) return 'no annual rate: less is paid than drawn'
  const wrongDay = dates && checkDates(dates, series)
  if (wrongDay) return wrongDay
  return {
    apr1dp: formatScaled(tenths, 1),
    apr2dp: formatScaled(bps, 2),
    aprBps: bps,
    apr6dp: formatScaled(millionths, 6),
  }
}

function listFlows({ dir, amount, amounts, count, firstT, stepT }: Inputs['apr_eu']['series'][number]): CashFlow[] {
  return Array.from({ length: count }, (_, i) => ({
    minor: (amounts?.[i] ?? amount ?? 0) * (dir === 'draw' ? -1 : 1),
    years: addTimes(parseFraction(firstT), parseFraction(stepT ?? '0'), i),
  }))
}

/** The days must give the time of one of the series by our own day count. */
function checkDates(dates: { draw: string; firstPayment: string }, series: Inputs['apr_eu']['series']): string | null {
  const years = euYearsBetween(dates.draw, dates.firstPayment)
  if (series.some(({ dir, firstT }) => dir === 'pay' && isEqual(years, parseFraction(firstT)))) return null
  return `dates: no series begins after ${formatFraction(years)} years`
}

export function runUsRate({ unitPeriodsPerYear, amountFinanced, series, dates }: Inputs['apr_regz']): Outcome {
  const payments = series.flatMap(({ amount, count, t, f }) =>
    Array.from({ length: count }, (_, i) => ({ minor: amount, units: t + i, fraction: parseFraction(f) })),
  )
  const unitsPerYear = parseFraction(unitPeriodsPerYear)
  if (unitsPerYear.numerator === 0) return 'malformed: $.input.unitPeriodsPerYear: 0'
  const bps = aprUsAppJ({ amountFinancedMinor: amountFinanced, unitsPerYear, payments })
  if (bps === null) return 'no annual rate: less is paid than financed'
  const wrongDay = dates && checkUnits(dates, series)
  return wrongDay ? wrongDay : { apr2dp: formatScaled(bps, 2), aprBps: bps }
}

function checkUnits(
  { advance, firstPayment, unit }: { advance: string; firstPayment: string; unit: string },
  series: Inputs['apr_regz']['series'],
): string | null {
  const { units, fraction } = usUnitPeriods(readUnit(unit), advance, firstPayment)
  if (series.some(({ t, f }) => t === units && isEqual(fraction, parseFraction(f)))) return null
  return `dates: no series begins after ${units} unit-periods and ${formatFraction(fraction)}`
}

function readUnit(unit: string): UnitPeriod {
  if (unit === 'SM') return { unit: 'SEMIMONTH' }
  return { unit: unit.startsWith('M') ? 'MONTH' : 'DAY', count: Number(unit.slice(1)) }
}

function formatFraction(fraction: Fraction): string {
  const { numerator, denominator } = reduce(fraction)
  return `${numerator}/${denominator}`
}
