import { type AprConvention, annualRateBps } from './annualRate.ts'
import { aprEuAnnexI, euYearsBetween } from './aprEuAnnexI.ts'
import { aprHkNpv } from './aprHkNpv.ts'
import { aprUsAppJ } from './aprUsAppJ.ts'
import type { Schedule } from './schedule.ts'
import { unitsPerYear, usUnitPeriods } from './usUnitPeriods.ts'

/** A schedule with its days, `YYYY-MM-DD`; `dueOn` has one for each payment. */
export interface DatedSchedule {
  schedule: Schedule
  advancedOn: string
  dueOn: readonly string[]
}

export type DatedConvention = AprConvention | 'EU_ANNEX_I' | 'US_APP_J' | 'HK_NPV'

/** Every annual rate of COMPLIANCE §1.2 by the key it is declared under. There is no default. */
const conventions: Record<DatedConvention, (dated: DatedSchedule) => number | null> = {
  CN_IRR_NOMINAL: ({ schedule }) => annualRateBps(schedule, 'CN_IRR_NOMINAL'),
  CN_IRR_EFFECTIVE: ({ schedule }) => annualRateBps(schedule, 'CN_IRR_EFFECTIVE'),
  CN_SIMPLE_AVG: ({ schedule }) => annualRateBps(schedule, 'CN_SIMPLE_AVG'),
  EU_ANNEX_I: euRate,
  US_APP_J: usRate,
  HK_NPV: ({ schedule }) => aprHkNpv(schedule),
}

/** The annual rate in hundredths of a percent; `null` where the convention gives none. */
export const datedAnnualRateBps = (convention: DatedConvention, dated: DatedSchedule): number | null =>
  conventions[convention](dated)

function euRate({ schedule, advancedOn, dueOn }: DatedSchedule): number | null {
  const paid = schedule.payments.map(({ totalMinor }, i) => ({
    minor: totalMinor,
    years: euYearsBetween(advancedOn, dueOn[i] ?? advancedOn),
  }))
  return aprEuAnnexI([{ minor: -schedule.netAdvanceMinor, years: { numerator: 0, denominator: 1 } }, ...paid])
}

/** Monthly unit-periods; odd days before the first payment make a fraction that all payments share. */
function usRate({ schedule, advancedOn, dueOn }: DatedSchedule): number | null {
  const period = { unit: 'MONTH', count: 1 } as const
  const first = usUnitPeriods(period, advancedOn, dueOn[0] ?? advancedOn)
  const firstMonth = schedule.payments[0]?.month ?? 0
  const payments = schedule.payments.map(({ month, totalMinor }) => ({
    minor: totalMinor,
    units: first.units + month - firstMonth,
    fraction: first.fraction,
  }))
  return aprUsAppJ({ amountFinancedMinor: schedule.netAdvanceMinor, unitsPerYear: unitsPerYear(period), payments })
}
