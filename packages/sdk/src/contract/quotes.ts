import * as z from 'zod/mini'
import { orderRequest } from './offers.ts'
import { pricedPlan } from './plans.ts'
import { bankId, currencyCode, instant, localeTag, minor, points, reference, sha256 } from './primitives.ts'

/**
 * `POST /v1/quotes`: `planId` null is pay in full; `points` is how many of the viewer's points pay at most: the bank takes
 * whole steps within its limits, and the quote says how many those are.
 */
export const quoteRequest = z.extend(orderRequest, {
  planId: z.nullable(bankId),
  points: z.optional(points),
  couponId: z.optional(bankId),
})

/**
 * A binding price for one order. `disclosure` is shown exactly as it is; `disclosureHash` is the SHA-256 of its UTF-8
 * bytes. The bank refuses a confirm within `readingMs` of the quote, by its own clock, and after `expiresAt`.
 */
export const quote = z.strictObject({
  quoteId: bankId,
  orderRef: reference,
  orderMinor: minor,
  pointsMinor: minor,
  /** How many points that value is; absent where none pay. */
  pointsUsed: z.exactOptional(points),
  /** What the coupon takes off; absent without one. */
  couponMinor: z.exactOptional(minor),
  financedMinor: minor,
  totalMinor: minor,
  currency: currencyCode,
  plan: z.nullable(pricedPlan),
  disclosure: z.string(),
  /** The language of that text; absent where it is the one that was asked for. */
  disclosureLocale: z.exactOptional(localeTag),
  disclosureHash: sha256,
  readingMs: z.int().check(z.minimum(0)),
  expiresAt: instant,
})

export type QuoteRequest = z.infer<typeof quoteRequest>
export type Quote = z.infer<typeof quote>
