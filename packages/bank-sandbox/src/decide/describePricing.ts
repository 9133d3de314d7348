import type { OfferPricing } from '@offerdock/sdk/contract'
import { applyCoupon } from '@offerdock/sdk/pricing'
import { refundTermsOf } from '../agreements/boundTerms.ts'
import type { OrderRules } from './findRules.ts'

/** What a panel needs to price any choice of the viewer as a quote at this instant would. */
export function describePricing(rules: OrderRules, orderMinor: number, now: Date): OfferPricing {
  const { timeZone, points, pointsBalance, earn, cashback } = rules
  const coupons = rules.coupons?.filter((coupon) => applyCoupon(coupon, orderMinor, now.getTime()) > 0) ?? []
  return {
    at: now.toISOString(),
    timeZone,
    ...(points && pointsBalance !== undefined && { points: { rule: points, balance: pointsBalance } }),
    ...(coupons.length > 0 && { coupons }),
    ...(earn && { earn }),
    ...(cashback && { cashback }),
    refund: refundTermsOf(rules),
  }
}
