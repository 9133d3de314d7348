import { matchLocale } from '../matchLocale.ts'
import { en } from './en.ts'
import type { BadgeTexts } from './texts.ts'
import { zhCN } from './zh-CN.ts'

const locales = { 'zh-CN': zhCN, en } satisfies Record<string, BadgeTexts>

export type { BadgeTexts } from './texts.ts'

/** The locale and texts of the first wish that we have; English when none fits. */
export function badgeTexts(wanted: readonly (string | null | undefined)[]): { locale: string; texts: BadgeTexts } {
  const locale = matchLocale(wanted, Object.keys(locales) as (keyof typeof locales)[]) ?? 'en'
  return { locale, texts: locales[locale] }
}
