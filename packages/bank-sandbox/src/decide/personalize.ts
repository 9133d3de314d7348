import type { OfferRules, Offers, PlanRule } from '@offerdock/sdk/contract'
import { priceOffer } from './priceOffer.ts'

type Order = { orderMinor: number; currency: string; category: string | null }

/**
 * The rules with a share of each plan's charges given up for one customer, and what each plan that is cheaper for it costs
 * everybody else. A plan that would not be cheaper stays as it is: personal terms are never worse.
 */
export function personalize(
  rules: OfferRules,
  order: Order,
  { share, now }: { share: string; now: Date },
): { plans: PlanRule[]; personal: NonNullable<Offers['personal']> } {
  const personal: NonNullable<Offers['personal']> = []
  const plans = rules.plans.map((rule) => {
    if (rule.method !== 'EP_FEE' || rule.waiver) return rule
    const better: PlanRule = { ...rule, waiver: { type: 'SHARE', share, thresholdMinor: 0 } }
    const standard = priceOffer(rules, rule, order, now)
    const own = priceOffer({ ...rules, plans: [better] }, better, order, now)
    if (!standard || !own || own.totalMinor >= standard.totalMinor) return rule
    personal.push({ planId: rule.planId, standardTotalMinor: standard.totalMinor })
    return better
  })
  return { plans, personal }
}
