import * as z from 'zod/mini'

/** Money: a count of the currency's minor unit (fen, cents, yen), 0 to 10^12. */
export const minor = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))

/** ISO 4217 alphabetic code. */
export const currencyCode = z.string().check(z.regex(/^[A-Z]{3}$/))

/** An exact decimal number as text, so that no rate passes through a double: `"0.006"` is 0.60 %. */
export const decimal = z.string().check(z.regex(/^(0|[1-9]\d{0,3})(\.\d{1,10})?$/))

/**
 * A name that an outside party chose: an order, product, room, campaign or pin reference. No control character, because
 * a database may refuse U+0000; no lone surrogate, because in UTF-8 all of them become the same U+FFFD.
 */
export const reference = z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^[^\p{Cc}\p{Cs}]*$/u))

/** BCP 47 language tag, as `zh-CN`. */
export const localeTag = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))

/** A scheme and authority without path, as `URL.origin` gives it. */
export const origin = z.string().check(z.regex(/^https?:\/\/[^\s/?#@]+$/))

/** Merchant category code, ISO 18245: four digits. */
export const categoryCode = z.string().check(z.regex(/^\d{4}$/))

/** RFC 3339 instant in UTC, with milliseconds. */
export const instant = z.iso.datetime()

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
