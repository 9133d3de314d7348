import type { BankSeed } from '../start/readSeed.ts'

/** The bank's legal name for readers of a language, and the language that it is in. */
export function nameBank({ bank }: Pick<BankSeed, 'bank'>, locale: string): { name: string; lang: string } {
  const names = bank.legalName
  const [language] = locale.split('-')
  const alike = Object.keys(names).find((lang) => lang.split('-')[0] === language)
  const lang = names[locale] ? locale : (alike ?? 'en')
  return { name: names[lang] ?? '', lang }
}
