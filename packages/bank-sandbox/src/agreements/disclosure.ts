import type { OfferRules, PlanRule, PricedPlan, Seed } from '@offerdock/sdk/contract'
import { discloseInChinese } from './discloseInChinese.ts'
import { discloseInEnglish } from './discloseInEnglish.ts'

/** All that a disclosure states; the figures are those of the quote. */
export interface DisclosureFacts {
  orderRef: string
  orderMinor: number
  plan: PricedPlan | null
  /** The terms of the plan; null without one. */
  rule: PlanRule | null
  rules: Pick<OfferRules, 'currency' | 'lateRate' | 'settlement'>
  bank: Seed['bank']
}

export type TextLocale = 'zh-CN' | 'en'

/** The language of the bank's own texts that serves a locale: Chinese for any Chinese, else English. */
export const toTextLocale = (locale: string): TextLocale => (/^zh(-|$)/i.test(locale) ? 'zh-CN' : 'en')

/** The text the viewer reads before confirming, figures filled in; its hash goes into the receipt. */
export function disclose(locale: string, facts: DisclosureFacts): string {
  return toTextLocale(locale) === 'zh-CN' ? discloseInChinese(facts) : discloseInEnglish(facts)
}
