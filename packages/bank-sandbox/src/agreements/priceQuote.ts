import type { OfferRules, PricedPlan, QuoteRequest } from '@offerdock/sdk/contract'
import { type OfferPlan, type PricedOffer, priceOffer, type Refusal, termsAt } from '@offerdock/sdk/pricing'
import { BankError } from '../bankError.ts'
import { toPlan } from '../decide/priceOffer.ts'
import type { HeldLot } from './boundTerms.ts'

/** What a quote costs, in full. */
export interface QuotePrice {
  priced: PricedOffer
  /** The terms of the plan as they hold at this instant: what the price was made by, and refunds will be. */
  rule: OfferPlan | null
  plan: PricedPlan | null
  pointsUsed: number
  lots: readonly HeldLot[]
}

/**
 * The price with coupon, points and plan. What cannot be used is refused and never left out in silence: a coupon that does
 * not fit, points where the viewer has none or fewer than the smallest count.
 */
export function priceQuote(
  rules: OfferRules,
  request: QuoteRequest,
  { lots, now }: { lots: readonly HeldLot[]; now: Date },
): QuotePrice {
  const { planId, couponId, points } = request
  const choice = { planId, ...(couponId !== undefined && { couponId }), ...(points && { points }) }
  const priced = priceOffer(rules, { ...request, lots }, choice, now.getTime())
  if ('refused' in priced) throw toProblem(priced)
  if (priced.points?.reason === 'BELOW_MIN') {
    throw new BankError('below-minimum', `points: at least ${rules.points?.minPoints}`)
  }
  if (priced.points?.reason === 'NONE_AVAILABLE') throw new BankError('no-offer', 'points: the viewer has none')
  const found = rules.plans.find((candidate) => candidate.planId === planId)
  const rule = found ? termsAt(found, now.getTime()) : null
  return {
    priced,
    rule,
    plan: rule && toPlan(rule, priced),
    pointsUsed: priced.points?.pointsUsed ?? 0,
    lots: priced.pointsLots as HeldLot[], // the very lots that went in, each with a count of its own
  }
}

/** A coupon that is over is no offer any more; `expired` is for quotes and agreements. */
function toProblem({ refused, ...limits }: Refusal): BankError {
  return new BankError(refused === 'expired' || refused === 'bad-config' ? 'no-offer' : refused, undefined, limits)
}
