import * as z from 'zod/mini'
import { bankId, isWindow, minor, points, rate, share, timeWindow } from './primitives.ts'

const positive = (most: number) => z.int().check(z.minimum(1), z.maximum(most))

/** `points` points for `minor` minor units, or the other way round. */
const exchangeRate = z.strictObject({ points: positive(1_000_000), minor: positive(1_000_000) })

/** How points pay for part of an order (COMPLIANCE §3). */
export const pointsRule = z.strictObject({
  rate: exchangeRate,
  minPoints: points,
  stepPoints: positive(1_000_000_000),
  maxPoints: z.nullable(points),
  capShare: z.nullable(share),
  minCashMinor: minor,
  fullCoverRoundUp: z.boolean(),
})

const couponBase = { couponId: bankId, thresholdMinor: minor, ...timeWindow }

/** Of coupon, earned points and cashback: the terms as a panel can read them, and the rule, which checks them further. */
export const couponTerms = z.discriminatedUnion('type', [
  z.strictObject({ ...couponBase, type: z.literal('AMOUNT'), valueMinor: minor }),
  z.strictObject({ ...couponBase, type: z.literal('SHARE'), share, capMinor: z.nullable(minor) }),
])

/** A price reduction that comes before points and installment. */
export const couponRule = couponTerms.check(isWindow)

const multiplier = z.strictObject({ multiplier: rate, ...timeWindow })
const earnBase = { rate: exchangeRate, onInstallments: z.boolean(), maxPoints: z.nullable(points) }

export const earnTerms = z.strictObject({ ...earnBase, multipliers: z.array(multiplier) })

/** Points that an order earns; of several open multipliers the largest counts. */
export const earnRule = z.strictObject({ ...earnBase, multipliers: z.array(multiplier.check(isWindow)) })

export const cashbackTerms = z.strictObject({
  share,
  thresholdMinor: minor,
  capMinor: z.nullable(minor),
  onInstallments: z.boolean(),
  ...timeWindow,
})

/** Money that the bank pays back later; it is in no price and in no annual rate. */
export const cashbackRule = cashbackTerms.check(isWindow)

/** What paying off early costs. */
export const settlementRule = z.strictObject({
  interest: z.enum(['TIME_USED', 'ALL_REMAINING']),
  accrual: z.enum(['DAY', 'PERIOD']),
  paidAhead: z.enum(['GIVEN_BACK', 'KEPT']),
})

const turn = z.enum(['FIRST', 'LAST', 'PRO_RATA'])

/** How a refund is shared out between coupon, points and money. */
export const refundRule = z.strictObject({
  coupon: turn,
  points: turn,
  pointsBack: z.enum(['REINSTATED', 'LOST']),
  lotOrder: z.enum(['EARLIEST_EXPIRY_FIRST', 'LATEST_EXPIRY_FIRST']),
  minExpiryDays: z.nullable(z.int().check(z.minimum(0), z.maximum(3660))),
  charges: z.enum(['GIVEN_BACK', 'KEPT']),
})
