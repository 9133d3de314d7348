import * as z from 'zod/mini'
import { type Code, codes, type HostCode } from './codes.ts'
import { bankId, conversionId, currencyCode, epochMs, minor, reference } from './primitives.ts'

const isHostCode = (code: Code): code is HostCode => codes[code].scope === 'host'
const hostCodes = (Object.keys(codes) as Code[]).filter(isHostCode) as [HostCode, ...HostCode[]]

/** The codes that `empty` and `error` may carry. */
export const hostCode = z.enum(hostCodes)

/** Where and for what a dock stands, as the page said it. */
export const eventContext = z.strictObject({
  client: z.string(),
  room: z.exactOptional(z.string()),
  streamer: z.exactOptional(z.string()),
  product: z.exactOptional(z.string()),
  campaign: z.exactOptional(z.string()),
  pin: z.exactOptional(z.string()),
  /** How long the show had been running. */
  streamMs: z.exactOptional(z.int().check(z.minimum(0))),
})

const base = {
  /** A UUID version 7; of a conversion, the `jti` of its receipt. */
  id: conversionId,
  /** Which dock of the page. */
  dock: z.string(),
  /** When, in milliseconds since 1970. */
  at: epochMs,
  context: eventContext,
}

/** The dock has decided what it shows. */
export const readyEvent = z.strictObject({ ...base, type: z.literal('ready') })
/** Half of the badge was in view for a second on a visible page; once per product. */
export const impressionEvent = z.strictObject({ ...base, type: z.literal('impression') })
/** The panel opened. */
export const openEvent = z.strictObject({ ...base, type: z.literal('open') })
/** The panel closed. */
export const closeEvent = z.strictObject({ ...base, type: z.literal('close') })
/** The viewer chose a plan; `planId` null is to pay in full. */
export const selectEvent = z.strictObject({ ...base, type: z.literal('select'), planId: z.nullable(bankId) })
/** The bank gave a binding price. */
export const quoteEvent = z.strictObject({
  ...base,
  type: z.literal('quote'),
  quoteId: bankId,
  planId: z.nullable(bankId),
  orderMinor: minor,
  totalMinor: minor,
})
/** The viewer gave or withdrew the consent whose recipient is this platform. */
export const consentEvent = z.strictObject({
  ...base,
  type: z.literal('consent'),
  purpose: z.literal('sharing'),
  isGiven: z.boolean(),
})
/** An agreement exists. */
export const conversionEvent = z.strictObject({
  ...base,
  type: z.literal('conversion'),
  agreementId: bankId,
  quoteId: bankId,
  orderRef: reference,
  orderMinor: minor,
  totalMinor: minor,
  currency: currencyCode,
  /** A compact JWS; your server verifies it. */
  receipt: z.string(),
})
/** The viewer said no. */
export const declineEvent = z.strictObject({ ...base, type: z.literal('decline') })
/** There is nothing to show, and nothing is broken. */
export const emptyEvent = z.strictObject({
  ...base,
  type: z.literal('empty'),
  code: hostCode,
  /** With `below-minimum`. */
  minimumMinor: z.exactOptional(minor),
  /** With `above-maximum`. */
  maximumMinor: z.exactOptional(minor),
})
/** Something is broken. */
export const errorEvent = z.strictObject({
  ...base,
  type: z.literal('error'),
  code: hostCode,
  /** For a developer; may change at any time. */
  message: z.exactOptional(z.string()),
})

/** What the panel's frame posts to the host's window, and `relay-to` to its parent. */
export const conversionMessage = z.strictObject({
  offerdock: z.literal(1),
  id: conversionId,
  type: z.literal('conversion'),
  at: epochMs,
  agreementId: bankId,
  orderRef: reference,
  receipt: z.string(),
})

/** What a platform may answer to a conversion. */
export const hostAnswer = z.strictObject({
  /** The panel shows it. */
  orderNumber: z.exactOptional(z.string()),
})

/** The `detail` of every event, by its type; `events.ts` has the same as types of TypeScript. */
export const eventDetails = {
  ready: readyEvent,
  impression: impressionEvent,
  open: openEvent,
  close: closeEvent,
  select: selectEvent,
  quote: quoteEvent,
  consent: consentEvent,
  conversion: conversionEvent,
  decline: declineEvent,
  empty: emptyEvent,
  error: errorEvent,
} as const
