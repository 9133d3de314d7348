import * as z from 'zod/mini'
import { cashbackTerms, couponTerms, earnTerms, pointsRule, refundRule } from './benefits.ts'
import { planTerms } from './planRules.ts'
import { pricedPlan } from './plans.ts'
import { bankId, categoryCode, currencyCode, instant, localeTag, minor, points, reference } from './primitives.ts'

/** The order as the host states it; amounts come back from the bank's quote. */
export const orderRequest = z.strictObject({
  orderRef: reference,
  orderMinor: minor,
  currency: currencyCode,
  category: z.nullable(categoryCode),
  tags: z.array(reference).check(z.maxLength(32)),
  locale: localeTag,
  product: z.optional(reference),
  campaign: z.optional(reference),
  room: z.optional(reference),
  streamer: z.optional(reference),
  pin: z.optional(reference),
})

/** A plan of the offer; `refused` says why this viewer cannot choose it. */
export const planOffer = z.extend(pricedPlan, {
  refused: z.nullable(z.enum(['above-maximum', 'below-minimum', 'declined', 'no-card', 'no-credit'])),
  /** By which it was priced, personal terms included. */
  rule: z.exactOptional(planTerms),
})

/**
 * What the price of points and coupon follows from: with it and the rules of the plans, `priceOffer` gives on the device
 * what the bank quotes at the same instant. What this viewer cannot use for this order is not in it.
 */
export const offerPricing = z.strictObject({
  /** The instant of the offers, and the bank's time zone, which makes a day of it. */
  at: instant,
  timeZone: z.string(),
  /** `balance` is what the viewer may use now. */
  points: z.exactOptional(z.strictObject({ rule: pointsRule, balance: points })),
  coupons: z.exactOptional(z.array(couponTerms)),
  earn: z.exactOptional(earnTerms),
  cashback: z.exactOptional(cashbackTerms),
  /** What becomes of it all when goods are returned. */
  refund: z.exactOptional(refundRule),
})

/** A sentence that the market wants shown beside the figures, by language. English is always there. */
export const notice = z.strictObject({
  key: bankId,
  words: z.record(localeTag, z.string()),
  /** The plans it is about; absent, it is about every plan. */
  planIds: z.exactOptional(z.array(bankId)),
})

/** `POST /v1/offers`: what the bank proposes to this viewer for this order. Nothing in it is pre-selected. */
export const offers = z.strictObject({
  orderRef: reference,
  orderMinor: minor,
  currency: currencyCode,
  plans: z.array(planOffer),
  /** Absent is standard. Personal terms need the viewer's consent, and are never worse. */
  terms: z.exactOptional(z.enum(['standard', 'personal'])),
  /** The plans that are better for this viewer, with what they cost everybody else. */
  personal: z.exactOptional(z.array(z.strictObject({ planId: bankId, standardTotalMinor: minor }))),
  pricing: z.exactOptional(offerPricing),
  /** Shown before any plan can be confirmed. Absent where the market wants none. */
  notices: z.exactOptional(z.array(notice)),
})

export type OrderRequest = z.infer<typeof orderRequest>
export type PlanOffer = z.infer<typeof planOffer>
export type OfferPricing = z.infer<typeof offerPricing>
export type Notice = z.infer<typeof notice>
export type Offers = z.infer<typeof offers>
