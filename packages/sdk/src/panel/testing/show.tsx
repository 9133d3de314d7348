import '../panel.css'
import { render } from '@testing-library/preact'
import { directionOf, loadPanelTexts, type PanelLocale } from '../../i18n/panel/index.ts'
import { type Checkout, type CheckoutEvent, isElder, reduceCheckout, startCheckout } from '../checkout.ts'
import { createActions } from '../createActions.ts'
import { createFormats } from '../formats.ts'
import { inPlainWords } from '../inPlainWords.ts'
import { Panel } from '../views/Panel.tsx'

/** For tests in which nothing is clicked. */
export const inert = createActions({
  bank: {} as never,
  storage: {} as never,
  delivery: async () => null,
  who: () => '',
  step: () => ({ at: 'closed' }),
  order: () => null,
  dispatch: () => false,
  start: () => {},
  tell: () => {},
})

/** Draws the panel as it stands after these events. */
export async function show(events: CheckoutEvent[], locale: PanelLocale, back?: URL, actions = inert) {
  const checkout: Checkout = events.reduce(reduceCheckout, startCheckout(locale))
  const words = await loadPanelTexts(locale)
  const texts = isElder(checkout) ? inPlainWords(words) : words
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
  document.documentElement.toggleAttribute('data-elder', isElder(checkout))
  document.title = texts.panel
  const formats = createFormats(locale, {})
  return render(<Panel {...{ checkout, texts, formats, actions, back }} lenderName="Sample Bank" hotline="95500" />)
}
