import { findPanelLocale } from '../../../i18n/panel/index.ts'
import { reduceCheckout, startCheckout } from '../../checkout.ts'
import { createActions } from '../../createActions.ts'
import { createScreen } from '../../createScreen.tsx'
import { readConfig } from '../../readConfig.ts'
import { asides, states } from '../panelStates.ts'
import { slugOf } from '../stateNames.ts'
import { answerAside } from './answerAside.ts'

/*
 * `test-panel.<hash>.js`: one state of the panel, as the address names it, for those who test. It is the panel's own
 * screen with the events of the component tests; what is pressed leads nowhere. The bank serves it to test clients only.
 */

const wish = new URLSearchParams(location.search)
const events = Object.entries({ ...states, ...asides }).find(([name]) => slugOf(name) === wish.get('state'))?.[1]
const root = document.getElementById('panel')
const config = readConfig(document.getElementById('offerdock-config')?.textContent)

if (root && config && events) {
  document.documentElement.dataset.theme = wish.get('theme') ?? 'auto'
  const locale = wish.get('locale') ?? document.documentElement.lang
  const start = startCheckout(locale === 'en-XA' ? locale : findPanelLocale(locale), wish.has('elder') || null)
  const checkout = events.reduce(reduceCheckout, start)
  const actions = createActions({
    bank: { call: answerAside } as never, // nothing else is asked of it
    storage: {} as never,
    step: () => ({ at: 'closed' }),
    order: () => null,
    who: () => '',
    dispatch: () => false,
    tell: () => {},
  } as never)
  createScreen(root, config)(checkout, actions)
}
