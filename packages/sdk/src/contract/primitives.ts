import * as z from 'zod/mini'

/** Money: a count of the currency's minor unit (fen, cents, yen), 0 to 10^12. */
export const minor = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))

/** ISO 4217 alphabetic code. */
export const currencyCode = z.string().check(z.regex(/^[A-Z]{3}$/))

/** An exact decimal number as text, so that no rate passes through a double: `"0.006"` is 0.60 %. */
export const decimal = z.string().check(z.regex(/^(0|[1-9]\d{0,3})(\.\d{1,10})?$/))

/** A rate as text, under ten: ten times 10^12 minor units for 60 periods is still exact. */
export const rate = z.string().check(z.regex(/^\d(\.\d{1,10})?$/))

/** A part of something as text, `"0"` to `"1"`. */
export const share = z.string().check(z.regex(/^(0(\.\d{1,10})?|1(\.0{1,10})?)$/))

/** A part of something that leaves some of it. */
export const shareBelowOne = z.string().check(z.regex(/^0(\.\d{1,10})?$/))

/** A count of points. */
export const points = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))

/** Milliseconds since 1970 in UTC. */
export const epochMs = z.int().check(z.minimum(0))

/**
 * No control character, because a database may refuse U+0000; no lone surrogate, because in UTF-8 all of them become the
 * same U+FFFD.
 */
export const noControls = z.regex(/^[^\p{Cc}\p{Cs}]*$/u)

/** A name that an outside party chose: an order, product, room, campaign or pin reference. */
export const reference = z.string().check(z.minLength(1), z.maxLength(128), noControls)

/** BCP 47 language tag, as `zh-CN`. */
export const localeTag = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))

/** A scheme and authority without path, as `URL.origin` gives it. */
export const origin = z.string().check(z.regex(/^https?:\/\/[!"$-.0->A-~]+$/))

/** Merchant category code, ISO 18245: four digits. */
export const categoryCode = z.string().check(z.regex(/^\d{4}$/))

/** RFC 3339 instant in UTC, with milliseconds. */
export const instant = z.iso.datetime()

/** When terms are in force: from `opensAt` on, until just before `closesAt`; null or absent is no end. */
export const timeWindow = {
  opensAt: z.exactOptional(z.nullable(epochMs)),
  closesAt: z.exactOptional(z.nullable(epochMs)),
}

interface Window {
  opensAt?: number | null
  closesAt?: number | null
}

/** Whether it closes after it opens. */
export const isForward = ({ opensAt, closesAt }: Window) => opensAt == null || closesAt == null || opensAt < closesAt

/** A window that closes after it opens. */
export const isWindow = z.refine<Window>(isForward, {
  path: ['closesAt'],
  error: 'Invalid input: expected to be after opensAt',
})

/** A calendar day without time zone, `YYYY-MM-DD`. */
export const day = z.iso.date()

/** Lower-case hexadecimal SHA-256. */
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** UUID version 7, RFC 9562: the id of a conversion, made by the panel. */
export const conversionId = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))

/** An identifier made by the bank. */
export const bankId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))

/** Two digits that the panel shows and a page of the bank asks for. */
export const matchCode = z.string().check(z.regex(/^\d{2}$/))

/** The last four digits of the viewer's card; null without one. */
export const cardTail = z.nullable(z.string().check(z.regex(/^\d{4}$/)))
