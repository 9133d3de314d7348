import type { PanelLocale } from '../index.ts'
import type { AsideTexts } from './AsideTexts.ts'

export type { AsideTexts } from './AsideTexts.ts'

const loaders: Record<PanelLocale, () => Promise<AsideTexts>> = {
  'zh-CN': () => import('./zh-CN.ts').then((module) => module.zhCN),
  en: () => import('./en.ts').then((module) => module.en),
  'zh-HK': () => import('./zh-HK.ts').then((module) => module.zhHK),
  ja: () => import('./ja.ts').then((module) => module.ja),
  ko: () => import('./ko.ts').then((module) => module.ko),
  fr: () => import('./fr.ts').then((module) => module.fr),
  de: () => import('./de.ts').then((module) => module.de),
  ar: () => import('./ar.ts').then((module) => module.ar),
  'en-XA': async () => (await import('../pseudo.ts')).pseudo((await import('./en.ts')).en),
}

/** Loads one locale; each is a file of its own. */
export const loadAsideTexts = (locale: PanelLocale): Promise<AsideTexts> => loaders[locale]()
