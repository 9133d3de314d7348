import type { AprKey, Policy, Texts } from './policy.ts'

/** The text of a language tag, of its primary language, or the English one. */
export function textIn(texts: Texts, locale: string): string {
  const tag = locale.toLowerCase()
  const find = (matches: (key: string) => boolean) => Object.keys(texts).find((key) => matches(key.toLowerCase()))
  const key = find((known) => known === tag) ?? find((known) => known.split('-')[0] === tag.split('-')[0])
  return texts[key ?? 'en'] ?? texts.en
}

/** The name of an annual rate in a market, or null where that rate may not be shown at all. */
export function rateLabel(policy: Policy, convention: AprKey, locale: string): string | null {
  const texts = policy.apr.labels[convention]
  return texts && policy.apr.conventions.includes(convention) ? textIn(texts, locale) : null
}
