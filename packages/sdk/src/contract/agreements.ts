import * as z from 'zod/mini'
import { bankId, conversionId, currencyCode, instant, matchCode, minor, reference, sha256 } from './primitives.ts'

/**
 * `reserved` until the platform captures it, the platform or the viewer releases it, or its time runs out. One of which
 * anything was refunded is `refunded`; `refundedMinor` says how much.
 */
export const agreementStatus = z.enum(['reserved', 'captured', 'released', 'expired', 'refunded'])

/** `GET /v1/agreements/{id}` and the answer to a capture, with the platform's secret key. */
export const agreement = z.strictObject({
  agreementId: bankId,
  status: agreementStatus,
  conversionId,
  quoteId: bankId,
  orderRef: reference,
  orderMinor: minor,
  pointsMinor: minor,
  /** What the coupon takes off; absent without one. */
  couponMinor: z.exactOptional(minor),
  financedMinor: minor,
  totalMinor: minor,
  currency: currencyCode,
  planId: z.nullable(bankId),
  confirmedAt: instant,
  captureBefore: instant,
  /** Of the goods, before coupon and points; answers that were kept from before there were refunds have none. */
  refundedMinor: z._default(minor, 0),
})

/** `POST /v1/quotes/{id}/confirm`: the hash of the text that was on screen. The `Idempotency-Key` header is the conversion id. */
export const confirmRequest = z.strictObject({
  disclosureHash: sha256,
  pin: z.optional(reference),
  room: z.optional(reference),
  /**
   * What a panel knows of how the viewer came to confirm: `proved`, the browser vouched that button and figures lay open
   * before them, undisturbed; `unproved`, it could not. Absent, from callers that have no frame another page could cover.
   */
  sight: z.exactOptional(z.enum(['proved', 'unproved'])),
})

export const confirmation = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('confirmed'), agreement, receipt: z.string() }),
  z.strictObject({ status: z.literal('declined') }),
  /** The viewer has to prove on a page of the bank that it is them; then the same confirm, with the same key, goes on. */
  z.strictObject({ status: z.literal('step_up'), url: z.url(), matchCode, expiresAt: instant }),
  /** The bank lets the viewer sleep on it: the same confirm, with the same key, goes on from `until`. */
  z.strictObject({ status: z.literal('cooling_off'), url: z.url(), until: instant }),
])

/** Claims of the receipt, a compact JWS: EdDSA, `typ` `offer-receipt+jwt`. `exp` is the capture deadline. */
export const receiptClaims = z.strictObject({
  iss: z.string(),
  aud: bankId,
  /** A pseudonym for this order, or for this client where the viewer consented to sharing. */
  sub: z.string(),
  jti: conversionId,
  iat: z.int(),
  exp: z.int(),
  agreementId: bankId,
  quoteId: bankId,
  orderRef: reference,
  orderMinor: minor,
  pointsMinor: minor,
  /** What the coupon takes off; absent without one. */
  couponMinor: z.exactOptional(minor),
  financedMinor: minor,
  totalMinor: minor,
  currency: currencyCode,
  plan: z.optional(bankId),
  disclosureHash: sha256,
  /** The consent to sharing that makes `sub` the same for all orders at this client. */
  consentId: z.optional(bankId),
  pin: z.optional(reference),
  room: z.optional(reference),
})

export type Agreement = z.infer<typeof agreement>
export type ConfirmRequest = z.infer<typeof confirmRequest>
export type Confirmation = z.infer<typeof confirmation>
export type ReceiptClaims = z.infer<typeof receiptClaims>
