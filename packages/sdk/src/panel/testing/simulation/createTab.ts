import type { BankAnswer, BankApi } from '../../bankApi.ts'
import type { Checkout } from '../../checkout.ts'
import type { Actions } from '../../createActions.ts'
import { createDelivery } from '../../delivery/createDelivery.ts'
import type { DeliveryPart } from '../../delivery/loadDelivery.ts'
import type { RowStore } from '../../delivery/openRows.ts'
import { resendConfirm } from '../../delivery/resendConfirm.ts'
import { createPanelStorage } from '../../panelStorage.ts'
import type { Converted } from '../../reportToHost.ts'
import { runCheckout } from '../../runCheckout.ts'
import { sampleOffers, sampleOrder, sampleQuote } from '../samples.ts'
import type { createBrowser, Life } from './createBrowser.ts'
import type { Clock } from './createClock.ts'
import type { createModelBank, Person } from './createModelBank.ts'
import type { createModelNetwork } from './createModelNetwork.ts'
import type { Mutant } from './mutants.ts'

const clientId = 'pk_sim'
const offers = sampleOffers()
const quote = await sampleQuote(null)

export interface TabOptions {
  clock: Clock
  bank: ReturnType<typeof createModelBank>
  browser: ReturnType<typeof createBrowser>
  ask: ReturnType<typeof createModelNetwork>
  person: Person
  orderRef: string
  /** What the tab's `sessionStorage` holds; a reload brings it back. */
  items: Map<string, string>
  mutant: Mutant
  /** Called before and after whatever the panel awaits; here it may be killed. */
  point(life: Life, share?: number): void
  /** The host has been told. */
  hear(conversion: Converted, tab: Tab): void
  drawn(checkout: Checkout, actions: Actions, tab: Tab): void
}

export interface Tab {
  life: Life
  person: Person
  orderRef: string
  items: Map<string, string>
  receive: ReturnType<typeof runCheckout>['receive']
  at(): Checkout['step']['at']
  wake(): void
}

/** The panel itself, all of it but screen, network and disk, in a tab of the model's browser. */
export function createTab(options: TabOptions): Tab {
  const { clock, bank, browser, ask, person, orderRef, items, mutant, point, hear, drawn } = options
  const life: Life = { isOver: false }
  const order = { orderRef, orderMinor: quote.orderMinor, currency: quote.currency }
  let step: Checkout['step'] = { at: 'closed' }
  let wake = () => {}

  const call = async <T>(serve: () => BankAnswer<T>) => {
    point(life)
    const said = await (life.isOver ? new Promise<never>(() => {}) : ask(life, serve))
    point(life)
    return life.isOver ? new Promise<never>(() => {}) : said
  }
  const rows = browser.openRows(life)
  const store: RowStore = {
    async change(decide) {
      point(life)
      const result = await (life.isOver ? new Promise<never>(() => {}) : rows.change(decide))
      point(life)
      return life.isOver ? new Promise<never>(() => {}) : result
    },
  }
  const api = {
    msUntil: () => 600_000,
    openSession: () => call(() => ({ value: { token: 't'.repeat(43), expiresAt: '2099-01-01T00:00:00.000Z' } })),
    readSession: () =>
      call(() => ({ value: { expiresAt: '2099-01-01T00:00:00.000Z', viewer: person, signIn: 'done' } })),
    askOffers: () => call(() => ({ value: { ...offers, ...order } })),
    askQuote: () =>
      call(() => {
        const made = bank.quote(person, { ...quote, orderRef })
        return made ? { value: made } : { failure: { code: 'order-taken', isFinal: true } }
      }),
    confirm: (quoteId: string, id: string) =>
      call(() => {
        const said = bank.confirm(person, quoteId, id)
        // The worst moment of all: the bank knows, and the panel does not.
        clock.after(clock.between(0, 50), () => point(life, 0.2))
        return said
      }),
  } as unknown as BankApi // of the panel's other calls none is made here

  const part: DeliveryPart = {
    ...createDelivery({ store, clientId, locks: browser.openLocks(life), countDead() {} }),
    onWake(act) {
      wake = () => life.isOver || act()
      return () => {}
    },
    resendConfirm,
  }
  const { bank: usedBank, part: usedPart } = mutant({ bank: api, part })
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void (life.isOver || items.set(key, value)),
    removeItem: (key: string) => void (life.isOver || items.delete(key)),
  } as unknown as Storage // no more of it is used
  const tab: Tab = { life, person, orderRef, items, receive: () => {}, at: () => step.at, wake: () => wake() }
  const checkout = runCheckout({
    bank: usedBank,
    storage: createPanelStorage(clientId, () => storage),
    delivery: async () => usedPart,
    clientId,
    hostOrigin: () => 'https://shop.example',
    locale: 'en',
    tell(message) {
      if (!life.isOver && message.type === 'panel:converted') hear(message.body, tab)
    },
    announce() {},
    render(next, actions) {
      step = next.step
      if (!life.isOver) drawn(next, actions, tab)
    },
  })
  tab.receive = (message) => life.isOver || checkout.receive(message)
  clock.after(0, () => tab.receive({ type: 'host:order', body: { ...sampleOrder, ...order, locale: 'en' } }))
  return tab
}
