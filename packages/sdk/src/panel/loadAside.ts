import type { AsideTexts } from '../i18n/panel/aside/index.ts'
import type { PanelLocale } from '../i18n/panel/index.ts'

/** The asides and their words: what most viewers never open, and so do not wait for. */
export interface AsidePart {
  locale: PanelLocale
  words: AsideTexts
  AsideView: typeof import('./aside/AsideView.tsx').AsideView
}

export async function loadAside(locale: PanelLocale): Promise<AsidePart> {
  const [{ AsideView }, words] = await Promise.all([
    import('./aside/AsideView.tsx'),
    import('../i18n/panel/aside/index.ts').then((texts) => texts.loadAsideTexts(locale)),
  ])
  return { locale, words, AsideView }
}
