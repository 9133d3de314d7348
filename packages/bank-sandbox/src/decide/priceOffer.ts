import type { OfferRules, PlanRule, PricedPlan } from '@offerdock/sdk/contract'
import { annualRateBps, pricePlan } from '@offerdock/sdk/pricing'
import { addMonths } from './dueDay.ts'

/** One plan of the offer for one order: the figures of the public terms, and the days they fall on. */
export function priceOffer(rules: OfferRules, rule: PlanRule, orderMinor: number, today: string): PricedPlan {
  const schedule = pricePlan(rule, orderMinor)
  const convention = rules.aprConvention
  return {
    planId: rule.planId,
    periods: rule.periods,
    schedule: schedule.payments.map(({ month, ...payment }) => ({ ...payment, dueOn: addMonths(today, month) })),
    interestMinor: schedule.interestMinor,
    totalMinor: schedule.totalMinor,
    apr: { convention, bps: annualRateBps(schedule, convention) },
  }
}
