import type { PricedPlan } from '../../contract/index.ts'
import type { PricedOffer } from '../../pricing/index.ts'

/** A plan as the bank's API tells it; null for what has no annual rate, as paying in full has none. */
export function toPricedPlan(planId: string, { totals, schedule, aprs: [apr] }: PricedOffer): PricedPlan | null {
  const { chargeAtDrawdownMinor, interestMinor, totalMinor } = totals
  return apr
    ? {
        planId,
        periods: schedule.length,
        schedule: schedule.map(({ month, ...payment }) => payment),
        ...(chargeAtDrawdownMinor > 0 && { chargeAtDrawdownMinor }),
        ...{ interestMinor, totalMinor, apr },
      }
    : null
}
