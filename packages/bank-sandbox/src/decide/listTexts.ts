import { createHash } from 'node:crypto'
import type { OfferRules, TextEntry } from '@offerdock/sdk/contract'
import { policies } from '@offerdock/sdk/policy'

/** A fixed text with its words. */
export type BankText = TextEntry & { text: string }

/**
 * The fixed texts of an offer, in the languages the bank speaks there: the market's warnings, the sentences that the market
 * demands on a cost sheet, and what the bank itself has put into its rules. Figures are in none of them.
 */
export function listTexts({ market, locale, bankName, texts = {} }: OfferRules): BankText[] {
  const { warnings, required } = policies[market]
  const sentences = required.filter(({ kinds }) => kinds.length === 1 && kinds[0] === 'sheet')
  const byKey: [string, Readonly<Record<string, string>>][] = [
    ...warnings.map(({ key, texts }) => [key, texts] as [string, Readonly<Record<string, string>>]),
    ...sentences.map(({ rule, texts }) => [rule, texts] as [string, Readonly<Record<string, string>>]),
    ...Object.entries(texts),
  ]
  const locales = [...new Set([locale, ...Object.keys(bankName)])].sort()
  return byKey.flatMap(([key, words]) =>
    locales.flatMap((locale) => {
      const text = words[locale]
      return text === undefined ? [] : [{ key, locale, hash: hashText(text), text }]
    }),
  )
}

const hashText = (text: string) => createHash('sha256').update(text).digest('hex')
