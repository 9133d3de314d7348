import type { OfferRules, Seed } from '@offerdock/sdk/contract'
import type { Item } from '@offerdock/sdk/policy'
import type { PricedOffer } from '@offerdock/sdk/pricing'
import { discloseInChinese } from './discloseInChinese.ts'
import { discloseInEnglish } from './discloseInEnglish.ts'
import type { QuotePrice } from './priceQuote.ts'

/** All that a disclosure states; the figures are those of the quote. */
export interface DisclosureFacts {
  orderRef: string
  price: Pick<QuotePrice, 'plan' | 'rule' | 'pointsUsed'> & { priced: Pick<PricedOffer, 'totals' | 'waived'> }
  rules: Pick<OfferRules, 'market' | 'currency' | 'lateRate' | 'settlement' | 'refund'>
  bank: Seed['bank']
}

export type TextLocale = 'zh-CN' | 'en'

/** The language of the bank's own texts that serves a locale: Chinese for any Chinese, else English. */
export const toTextLocale = (locale: string): TextLocale => (/^zh(-|$)/i.test(locale) ? 'zh-CN' : 'en')

/** The text the viewer reads before confirming, figures filled in, and what is said in it. */
export interface SheetText {
  text: string
  items: readonly Item[]
}

export type Sheet = SheetText & { locale: TextLocale }

/** Writes the sheet of a quote; the hash of its text goes into the receipt. */
export function disclose(locale: string, facts: DisclosureFacts): Sheet {
  const own = toTextLocale(locale)
  return { locale: own, ...(own === 'zh-CN' ? discloseInChinese(facts) : discloseInEnglish(facts)) }
}
