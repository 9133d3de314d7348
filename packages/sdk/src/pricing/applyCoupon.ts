import { multiplyHalfUp } from './decimal.ts'
import { isOpen, type TimeWindow } from './window.ts'

/** A price reduction, taken before points and before the installment (COMPLIANCE §3). */
export type CouponTerms = TimeWindow & {
  couponId: string
  /** The smallest order it is for, inclusive. */
  thresholdMinor: number
} & (
    | { type: 'AMOUNT'; valueMinor: number }
    /** `share` of the order, rounded half up; `capMinor` null is no limit. */
    | { type: 'SHARE'; share: string; capMinor: number | null }
  )

/** What a coupon takes off an order at an instant, never more than the order; 0 where it is not for this order. */
export function applyCoupon(coupon: CouponTerms, orderMinor: number, at: number): number {
  if (!isOpen(coupon, at) || orderMinor < coupon.thresholdMinor) return 0
  if (coupon.type === 'AMOUNT') return Math.min(orderMinor, coupon.valueMinor)
  return Math.min(orderMinor, coupon.capMinor ?? orderMinor, multiplyHalfUp(orderMinor, coupon.share))
}
