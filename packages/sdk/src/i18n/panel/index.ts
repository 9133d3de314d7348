import { matchLocale } from '../matchLocale.ts'
import type { PanelTexts } from './PanelTexts.ts'

export type { PanelTexts } from './PanelTexts.ts'
export type PanelLocale = 'zh-CN' | 'en'

const loaders: Record<PanelLocale, () => Promise<PanelTexts>> = {
  'zh-CN': () => import('./zh-CN.ts').then((module) => module.zhCN),
  en: () => import('./en.ts').then((module) => module.en),
}

/** The locale that serves a BCP 47 tag; English where none does. */
export const findPanelLocale = (tag: string): PanelLocale =>
  matchLocale([tag], Object.keys(loaders) as PanelLocale[]) ?? 'en' // the keys are the type's

/** Loads one locale; each is a file of its own. */
export const loadPanelTexts = (locale: PanelLocale): Promise<PanelTexts> => loaders[locale]()
