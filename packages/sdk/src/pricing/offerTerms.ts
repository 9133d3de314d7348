import type { CouponTerms } from './applyCoupon.ts'
import type { CashbackTerms } from './cashback.ts'
import type { EarnTerms } from './earnPoints.ts'
import type { PointsTerms } from './redeemPoints.ts'
import type { RefundTerms } from './refundOrder.ts'
import type { SettlementTerms } from './settleEarly.ts'
import type { TeaserTerms } from './teaserTerms.ts'

/** Everything that an offer declares about money; the rules of the contract's seed are of this form. */
export interface OfferTerms extends TeaserTerms {
  /** Of the bank: it decides the calendar day, and with it due days and the life of points. */
  timeZone: string
  /** Further rates that the market wants beside `aprConvention`. */
  moreAprConventions?: readonly TeaserTerms['aprConvention'][]
  coupons?: readonly CouponTerms[]
  points?: PointsTerms | null
  earn?: EarnTerms | null
  cashback?: CashbackTerms | null
  settlement?: SettlementTerms | null
  refund?: RefundTerms | null
}
