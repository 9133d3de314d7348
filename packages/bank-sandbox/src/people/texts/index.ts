import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import type { PageTexts } from './PageTexts.ts'
import { zhCN } from './zh-CN.ts'
import { zhHK } from './zh-HK.ts'

export type { AgreementTexts, Message, MessageName, PageTexts, ShownStatus } from './PageTexts.ts'

/** The languages of the bank's pages, those of the panel. Legal texts are in those of the bank (`TextLocale`). */
export const pageLanguages = {
  'zh-CN': '简体中文',
  'zh-HK': '繁體中文',
  en: 'English',
  ja: '日本語',
  ko: '한국어',
  fr: 'Français',
  de: 'Deutsch',
  ar: 'العربية',
}

export type PageLocale = keyof typeof pageLanguages

export const pageTexts: Record<PageLocale, PageTexts> = { 'zh-CN': zhCN, 'zh-HK': zhHK, en, ja, ko, fr, de, ar }

/** The language of the pages that serves a tag; English where none does. */
export function toPageLocale(tag: string): PageLocale {
  if (/^(yue|zh-(hant|hk|mo|tw))\b/i.test(tag)) return 'zh-HK'
  const [language = ''] = tag.toLowerCase().split('-')
  const locales = Object.keys(pageLanguages) as PageLocale[] // the keys are the type's
  return locales.find((locale) => locale.split('-')[0] === language) ?? 'en'
}
