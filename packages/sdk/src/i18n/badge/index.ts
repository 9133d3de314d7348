import { matchLocale } from '../matchLocale.ts'
import { en } from './en.ts'
import type { BadgeTexts } from './texts.ts'
import { zhCN } from './zh-CN.ts'

/** The last two are languages of the panel; a third set of texts would be too heavy for the badge, which speaks English there. */
const locales = { 'zh-CN': zhCN, en, ar: en, 'en-XA': en } satisfies Record<string, BadgeTexts>

export type { BadgeTexts } from './texts.ts'

/** The locale and texts of the first wish that we have; English when none fits. */
export function badgeTexts(wanted: readonly (string | null | undefined)[]): { locale: string; texts: BadgeTexts } {
  const locale = matchLocale(wanted, Object.keys(locales) as (keyof typeof locales)[]) ?? 'en'
  return { locale, texts: locales[locale] }
}
