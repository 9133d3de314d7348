import * as z from 'zod/mini'
import { bankId, epochMs, reference } from './primitives.ts'

/** The product that the streamer puts forward now. */
export const livePin = z.strictObject({ pin: reference, product: z.exactOptional(reference) })

/** What is not offered at present, though the catalog lists it. `everything` also means paying in full. */
const withdrawn = z.strictObject({ everything: z.boolean(), plans: z.array(bankId) })

/** A window of some terms of the offer: of the whole offer, or of the plan, coupon or campaign that `id` names. */
const liveWindow = z.strictObject({
  of: z.enum(['offer', 'plan', 'waiver', 'coupon', 'cashback', 'points', 'campaign']),
  id: z.nullable(bankId),
  opensAt: z.nullable(epochMs),
  closesAt: z.nullable(epochMs),
})

/** How much is left of a campaign in limited number; never the number. */
const quota = z.strictObject({ campaignId: bankId, left: z.enum(['plenty', 'few', 'none']) })

/**
 * `GET /v1/live/{room}/snapshot`. `now` is the bank's clock; `version` that of the catalog; `sequence` the number of the
 * newest change in it, to go on from as `Last-Event-ID`.
 */
export const liveSnapshot = z.strictObject({
  now: epochMs,
  sequence: z.int().check(z.minimum(0)),
  version: z.string(),
  windows: z.strictObject({ open: z.array(liveWindow), next: z.array(liveWindow) }),
  quotas: z.array(quota),
  withdrawn,
  pin: z.nullable(livePin),
})

/** An event of `GET /v1/live/{room}`: the parts of the snapshot that have changed, each of them whole. */
export const liveEvent = z.partial(liveSnapshot)

/** `POST /admin/live/withdraw` and `/restore`. `room` null is every room; `planId` null everything, paying in full too. */
export const withdrawalRequest = z.strictObject({
  clientId: bankId,
  room: z.nullable(reference),
  planId: z.nullable(bankId),
})

/** `POST /admin/live/pin`. */
export const pinRequest = z.extend(livePin, { clientId: bankId, room: reference })

export type LivePin = z.infer<typeof livePin>
export type LiveWindow = z.infer<typeof liveWindow>
export type LiveSnapshot = z.infer<typeof liveSnapshot>
export type LiveEvent = z.infer<typeof liveEvent>
export type WithdrawalRequest = z.infer<typeof withdrawalRequest>
export type PinRequest = z.infer<typeof pinRequest>
