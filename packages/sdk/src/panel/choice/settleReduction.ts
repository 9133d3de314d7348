import type { Offers } from '../../contract/index.ts'
import { applyCoupon, type Redemption, redeemPoints } from '../../pricing/index.ts'
import type { Reduction } from '../ways.ts'

/** What the coupon takes off the order. */
export function couponMinorOf({ pricing, orderMinor }: Offers, couponId: string | null): number {
  const coupon = pricing?.coupons?.find((candidate) => candidate.couponId === couponId)
  return pricing && coupon ? applyCoupon(coupon, orderMinor, Date.parse(pricing.at)) : 0
}

/** How many of so many points the bank would take, and what they pay; null where no points can pay at all. */
export function redeem(offers: Offers, couponId: string | null, requested: number | 'MAX'): Redemption | null {
  const { points } = offers.pricing ?? {}
  if (!points) return null
  const amountMinor = offers.orderMinor - couponMinorOf(offers, couponId)
  const lots = [{ points: points.balance, expires: '9999-12-31' }]
  return redeemPoints(points.rule, { amountMinor, lots, requested, asOf: '' })
}

/** The nearest reduction that the bank takes. */
export function settleReduction(offers: Offers, { points, couponId }: Reduction): Reduction {
  const known = couponMinorOf(offers, couponId) > 0 ? couponId : null
  return { points: redeem(offers, known, points)?.pointsUsed ?? 0, couponId: known }
}
