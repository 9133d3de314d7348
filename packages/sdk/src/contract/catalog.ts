import * as z from 'zod/mini'
import { cashbackRule, couponRule, earnRule, pointsRule, refundRule, settlementRule } from './benefits.ts'
import { planRule } from './planRules.ts'
import { aprConvention } from './plans.ts'
import { bankId, categoryCode, currencyCode, localeTag, minor, sha256, timeWindow } from './primitives.ts'

/**
 * How the currency is written, so that the badge needs no `Intl`: `pattern` holds `{amount}` once,
 * as `¥{amount}`; digits are grouped in threes by `group`.
 */
export const currencyPattern = z.strictObject({
  code: currencyCode,
  minorUnits: z.int().check(z.minimum(0), z.maximum(4)),
  pattern: z.string().check(z.regex(/^[^{}]*\{amount\}[^{}]*$/)),
  decimal: z.string().check(z.maxLength(1)),
  group: z.string().check(z.maxLength(1)),
})

/** What a badge may show on a surface: the figures, a line without any, or nothing. */
export const teaser = z.enum(['figures', 'neutral', 'none'])

/** A fixed text of the bank in one language; `GET /v1/texts/{hash}` gives its words. */
export const textEntry = z.strictObject({ key: bankId, locale: localeTag, hash: sha256 })

/**
 * `GET /v1/catalog?client=&currency=`: the public standard terms of one client, the same bytes for every viewer and
 * every amount. The badge computes from it; the bank's quote uses the same rules.
 */
export const catalog = z.strictObject({
  version: z.string(),
  clientId: bankId,
  market: z.enum(['CN', 'EU', 'GB', 'US', 'HK', 'JP', 'SG']),
  locale: localeTag,
  bankName: z.record(localeTag, z.string()),
  currency: currencyPattern,
  aprConvention,
  /** Further rates that the market wants beside it. */
  moreAprConventions: z.exactOptional(z.array(aprConvention)),
  /** Of the bank: it decides the calendar day from which the due days count. */
  timeZone: z.exactOptional(z.string()),
  ...timeWindow,
  minimumMinor: minor,
  maximumMinor: minor,
  categories: z.array(categoryCode),
  plans: z.array(planRule),
  teaserPlanId: z.nullable(bankId),
  coupons: z.exactOptional(z.array(couponRule)),
  points: z.exactOptional(z.nullable(pointsRule)),
  earn: z.exactOptional(z.nullable(earnRule)),
  cashback: z.exactOptional(z.nullable(cashbackRule)),
  settlement: z.exactOptional(z.nullable(settlementRule)),
  refund: z.exactOptional(z.nullable(refundRule)),
  texts: z.exactOptional(z.array(textEntry)),
  policy: z.strictObject({ surfaces: z.strictObject({ checkout: teaser, product: teaser, stream: teaser }) }),
})

export type CurrencyPattern = z.infer<typeof currencyPattern>
export type Teaser = z.infer<typeof teaser>
export type TextEntry = z.infer<typeof textEntry>
export type Catalog = z.infer<typeof catalog>
