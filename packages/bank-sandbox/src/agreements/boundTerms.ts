import type { OfferRules } from '@offerdock/sdk/contract'
import {
  dayIn,
  type OfferPlan,
  type PointsLot,
  type PricedOffer,
  type Purchase,
  pricePlan,
  type RefundTerms,
  type RunningPlan,
  startPlan,
} from '@offerdock/sdk/pricing'
import { BankError } from '../bankError.ts'
import type { AgreementRow } from '../db/tables.ts'

/** Points of a lot of the database. */
export type HeldLot = PointsLot & { lotId: string }

/**
 * What a refund will need, fixed when the price was: later changes of the bank's rules do not reach an order that was
 * made. `purchase` is as the latest refund left it.
 */
export interface BoundTerms {
  refund: RefundTerms
  purchase: Purchase & { lotsDrawn: readonly HeldLot[] }
}

/**
 * Where an offer declares no rule for refunds: coupon and points bear their share of every refund, points come back, the
 * earliest expiry first and for thirty days at least, and so do charges already paid on what is refunded.
 */
const defaultRefund: RefundTerms = {
  coupon: 'PRO_RATA',
  points: 'PRO_RATA',
  pointsBack: 'REINSTATED',
  lotOrder: 'EARLIEST_EXPIRY_FIRST',
  minExpiryDays: 30,
  charges: 'GIVEN_BACK',
}

export const refundTermsOf = (rules: Pick<OfferRules, 'refund'>): RefundTerms => rules.refund ?? defaultRefund

/**
 * Binds the terms of a price; `rule` is the plan's as it holds at this instant, or null where it is paid in full. The plan
 * is priced anew by the rule that refunds will go by: one that comes to another total is never bound.
 */
export function bindTerms(
  rules: OfferRules,
  rule: OfferPlan | null,
  { startOn, totals }: PricedOffer,
  lotsDrawn: readonly HeldLot[],
): BoundTerms {
  const { orderMinor, couponMinor, pointsMinor, netMinor, earnedPoints } = totals
  const plan = rule && startPlan(rule, pricePlan(rule, netMinor, { grossMinor: orderMinor }), startOn, orderMinor)
  if (rule && plan && owedOf(plan) !== totals.totalMinor)
    throw new Error(`the terms of ${rule.planId} are not those of its price`)
  return {
    refund: refundTermsOf(rules),
    purchase: { orderMinor, couponMinor, pointsMinor, lotsDrawn, earnedPoints, refundedMinor: 0, plan },
  }
}

const owedOf = ({ payments, chargeAtDrawdownMinor }: RunningPlan) =>
  payments.reduce((sum, { totalMinor }) => sum + totalMinor, chargeAtDrawdownMinor)

/** The terms of an agreement from before they were kept: a plan by the rule that the offer still has for it. */
export function bindOldTerms(rules: OfferRules, agreement: AgreementRow): BoundTerms {
  const { plan_id, order_minor, financed_minor, confirmed_at, refunded_minor } = agreement
  const rule = rules.plans.find(({ planId }) => planId === plan_id)
  const startOn = dayIn(rules.timeZone, confirmed_at.getTime())
  if ((plan_id !== null && !rule) || startOn === null) {
    throw new BankError('wrong-state', 'the bank no longer has the terms of this agreement')
  }
  return {
    refund: refundTermsOf(rules),
    purchase: {
      orderMinor: order_minor,
      couponMinor: 0,
      pointsMinor: 0,
      lotsDrawn: [],
      earnedPoints: 0,
      refundedMinor: refunded_minor,
      plan: rule ? startPlan(rule, pricePlan(rule, financed_minor), startOn) : null,
    },
  }
}
