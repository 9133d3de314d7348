import { matchLocale } from '../matchLocale.ts'
import type { PanelTexts } from './PanelTexts.ts'

export type { PanelTexts } from './PanelTexts.ts'

/** The languages a viewer can choose, by their own names. */
export const languages = {
  'zh-CN': '简体中文',
  'zh-HK': '繁體中文',
  en: 'English',
  ja: '日本語',
  ko: '한국어',
  fr: 'Français',
  de: 'Deutsch',
  ar: 'العربية',
}

export type Language = keyof typeof languages
/** `en-XA` is English made longer and strange, to see on screen what is cut off or was never translated. */
export type PanelLocale = Language | 'en-XA'

const loaders: Record<PanelLocale, () => Promise<PanelTexts>> = {
  'zh-CN': () => import('./zh-CN.ts').then((module) => module.zhCN),
  en: () => import('./en.ts').then((module) => module.en),
  'zh-HK': () => import('./zh-HK.ts').then((module) => module.zhHK),
  ja: () => import('./ja.ts').then((module) => module.ja),
  ko: () => import('./ko.ts').then((module) => module.ko),
  fr: () => import('./fr.ts').then((module) => module.fr),
  de: () => import('./de.ts').then((module) => module.de),
  ar: () => import('./ar.ts').then((module) => module.ar),
  'en-XA': async () => (await import('./pseudo.ts')).pseudo((await import('./en.ts')).en),
}

/** The language that serves a BCP 47 tag; English where none does. */
export const findPanelLocale = (tag: string): Language =>
  matchLocale([tag], Object.keys(languages) as Language[]) ?? 'en' // the keys are the type's

export const directionOf = (locale: string) => (locale === 'ar' ? 'rtl' : 'ltr')

/** Loads one locale; each is a file of its own. */
export const loadPanelTexts = (locale: PanelLocale): Promise<PanelTexts> => loaders[locale]()
