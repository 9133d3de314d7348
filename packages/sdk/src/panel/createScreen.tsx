import { render } from 'preact'
import { directionOf, loadPanelTexts, type PanelLocale, type PanelTexts } from '../i18n/panel/index.ts'
import { type Checkout, isElder } from './checkout.ts'
import type { Actions } from './createActions.ts'
import { createFormats, type Formats } from './formats.ts'
import { inPlainWords } from './inPlainWords.ts'
import { lenderNameIn, type PanelConfig } from './readConfig.ts'
import { Panel } from './views/Panel.tsx'

type ScreenConfig = Pick<PanelConfig, 'lenderName' | 'hotline' | 'minorUnits'> & {
  /** Where a page of its own leads back to; undefined inside a frame. */
  back?: URL | undefined
  /** It stands in somebody else's page, which may cover it. */
  isFramed?: boolean
}
type Language = { locale: PanelLocale; texts: PanelTexts; formats: Formats }

/** What is spoken when the viewer's own language cannot be loaded. */
const spareFor = (locale: PanelLocale): PanelLocale => (locale === 'en' ? 'zh-CN' : 'en')

/**
 * Draws the checkout into `root`. While the words of a language are on their way, the old ones stay; a language that
 * cannot be loaded changes nothing, but the first one is replaced by another: a panel without words leads nowhere.
 */
export function createScreen(
  root: HTMLElement,
  { lenderName, hotline, minorUnits, back, isFramed = false }: ScreenConfig,
) {
  let language: Language | null = null
  let wanted: PanelLocale | null = null

  async function load(locale: PanelLocale, thenDraw: () => void) {
    wanted = locale
    const loaded = (await tryToLoad(locale)) ?? (language ? null : await tryToLoad(spareFor(locale)))
    if (wanted === locale) {
      language = loaded ?? language
      if (loaded?.locale !== locale) wanted = null // so that the next drawing tries again
    }
    thenDraw()
  }

  async function tryToLoad(locale: PanelLocale): Promise<Language | null> {
    try {
      return { locale, texts: await loadPanelTexts(locale), formats: createFormats(locale, minorUnits) }
    } catch {
      return null
    }
  }

  let last: [Checkout, Actions] | null = null
  function drawLast() {
    if (!language || !last) return
    const [checkout, actions] = last
    const { locale, formats } = language
    const texts = isElder(checkout) ? inPlainWords(language.texts) : language.texts
    const page = document.documentElement
    page.lang = locale
    page.dir = directionOf(locale)
    page.toggleAttribute('data-elder', isElder(checkout))
    document.title = texts.panel
    const name = lenderNameIn(lenderName, locale)
    render(<Panel {...{ checkout, actions, texts, formats, hotline, back, isFramed }} lenderName={name} />, root)
  }

  return function draw(checkout: Checkout, actions: Actions) {
    last = [checkout, actions]
    if (checkout.locale !== language?.locale && wanted !== checkout.locale) void load(checkout.locale, drawLast)
    drawLast()
  }
}
