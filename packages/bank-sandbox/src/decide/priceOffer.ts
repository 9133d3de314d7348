import type { OfferRules, PlanOffer, PlanRule, PricedPlan } from '@offerdock/sdk/contract'
import { type PricedOffer, priceOffer as priceByRules } from '@offerdock/sdk/pricing'

type Order = { orderMinor: number; currency: string; category: string | null }

/**
 * One plan of the offer for one order: the figures that badge and panel reckon with, and the days they fall on. A plan
 * that is refused for the amount keeps its figures, so that the viewer sees what it is that they cannot have; one that is
 * not on offer now is null.
 */
export function priceOffer(rules: OfferRules, rule: PlanRule, order: Order, now: Date): PlanOffer | null {
  const { planId } = rule
  const price = (offered: OfferRules) => priceByRules(offered, order, { planId }, now.getTime())
  const priced = price(rules)
  if (!('refused' in priced)) return { ...toPlan(rule, priced), refused: null }
  const { refused } = priced
  if (refused !== 'below-minimum' && refused !== 'above-maximum') return null
  const { minimumMinor, maximumMinor, ...unlimited } = rule
  const anyway = price({ ...rules, plans: [unlimited] })
  return 'refused' in anyway ? null : { ...toPlan(rule, anyway), refused }
}

export function toPlan({ planId }: PlanRule, { schedule, totals, aprs }: PricedOffer): PricedPlan {
  const [apr] = aprs
  if (!apr) throw new Error('a plan has an annual rate')
  const { chargeAtDrawdownMinor, interestMinor, totalMinor } = totals
  return {
    planId,
    periods: schedule.length,
    schedule: schedule.map(({ month, ...payment }) => payment),
    ...(chargeAtDrawdownMinor > 0 ? { chargeAtDrawdownMinor } : {}),
    interestMinor,
    totalMinor,
    apr,
  }
}
