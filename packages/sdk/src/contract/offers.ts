import * as z from 'zod/mini'
import { pricedPlan } from './plans.ts'
import { bankId, categoryCode, currencyCode, localeTag, minor, reference } from './primitives.ts'

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
})

export type OrderRequest = z.infer<typeof orderRequest>
export type PlanOffer = z.infer<typeof planOffer>
export type Offers = z.infer<typeof offers>
