import { findPanelLocale } from '../../i18n/panel/index.ts'

/** The name of a language in another; null for the one that is read. */
export function nameForeign(tag: string, locale: string): string | null {
  if (findPanelLocale(tag) === findPanelLocale(locale)) return null
  // The script says more to a reader than the country does.
  const known = findPanelLocale(tag) === 'zh-CN' ? 'zh-Hans' : tag
  return new Intl.DisplayNames([locale], { type: 'language' }).of(known) ?? tag
}
