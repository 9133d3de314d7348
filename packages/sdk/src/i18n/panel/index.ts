import type { PanelTexts } from './PanelTexts.ts'

export type { PanelTexts } from './PanelTexts.ts'
export type PanelLocale = 'zh-CN' | 'en'

const loaders: Record<PanelLocale, () => Promise<PanelTexts>> = {
  'zh-CN': () => import('./zh-CN.ts').then((module) => module.zhCN),
  en: () => import('./en.ts').then((module) => module.en),
}

/** Language ranges, lower case, and the locale that serves them. */
const ranges: Record<string, PanelLocale> = { zh: 'zh-CN', en: 'en' }

/** BCP 47 lookup (RFC 4647 §3.4): subtags are cut from the end until something fits; English where nothing does. */
export function findPanelLocale(tag: string): PanelLocale {
  const subtags = tag.toLowerCase().split('-')
  for (; subtags.length > 0; subtags.pop()) {
    const locale = ranges[subtags.join('-')]
    if (locale) return locale
  }
  return 'en'
}

/** Loads one locale; each is a file of its own. */
export const loadPanelTexts = (locale: PanelLocale): Promise<PanelTexts> => loaders[locale]()
