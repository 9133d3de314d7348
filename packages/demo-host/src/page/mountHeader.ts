import { element } from './element.ts'
import type { Language } from './language.ts'
import type { Theme } from './theme.ts'

/** The bar with the brand and the two switches. */
export function mountHeader(language: Language, theme: Theme): HTMLElement {
  const brand = element('h1', { class: 'brand-name' })
  const room = element('span', { class: 'brand-room' })
  const languageButton = element('button', { type: 'button', class: 'quiet', 'data-demo': 'language' })
  const themeButton = element('button', { type: 'button', class: 'quiet', 'data-demo': 'theme' })

  languageButton.addEventListener('click', () => language.choose(language.tag === 'en' ? 'zh-CN' : 'en'))
  themeButton.addEventListener('click', () => theme.toggle())
  const nameTheme = () => {
    themeButton.textContent = theme.isDark ? language.texts.toLight : language.texts.toDark
  }
  theme.watch(nameTheme)
  language.watch((texts) => {
    brand.textContent = texts.brand
    room.textContent = texts.room
    languageButton.textContent = texts.otherLanguage
    nameTheme()
  })
  return element(
    'header',
    { class: 'bar' },
    element('span', { class: 'brand' }, element('span', { class: 'brand-mark', 'aria-hidden': 'true' }), brand, room),
    element('span', { class: 'bar-end' }, languageButton, themeButton),
  )
}
