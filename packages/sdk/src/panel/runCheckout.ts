import { findPanelLocale, type PanelLocale } from '../i18n/panel/index.ts'
import type { HostMessage, HostOrder, PanelMessage } from '../protocol/messages.ts'
import type { BankApi } from './bankApi.ts'
import { type Checkout, type CheckoutEvent, reduceCheckout, startCheckout } from './checkout.ts'
import { type Actions, createActions } from './createActions.ts'
import { createWorker } from './createWorker.ts'
import type { PanelStorage } from './panelStorage.ts'
import { type PlatformAnswer, writePendingConfirm } from './pendingConfirm.ts'
import { isSameOrder } from './readOrder.ts'
import { type Converted, reportToHost } from './reportToHost.ts'
import { keptElder } from './schemas.ts'

export interface CheckoutOptions {
  bank: BankApi
  storage: PanelStorage
  clientId: string
  /** Origin of the page above; empty until it has introduced itself. */
  hostOrigin(): string
  locale: PanelLocale
  /** Sends a message on the port. */
  tell(message: PanelMessage): void
  /** Posts a conversion to the host's window. */
  announce(conversion: Converted): void
  render(checkout: Checkout, actions: Actions): void
}

/**
 * Runs one checkout: takes the host's messages and the viewer's acts, lets the reducer decide, renders, tells the host
 * what it may know, and has the work done that the new step asks for.
 */
export function runCheckout({ tell, announce, render, locale, ...means }: CheckoutOptions) {
  const { bank, storage } = means
  let checkout = startCheckout(locale, storage.read('elder', keptElder)?.isOn)
  let hostOrder: HostOrder | null = null
  const order = () => hostOrder
  const worker = createWorker({ ...means, checkout: () => checkout, order, finish: finishWork })
  const actions = createActions({ bank, storage, step: () => checkout.step, order, dispatch, tell })

  function dispatch(event: CheckoutEvent): boolean {
    const before = checkout
    checkout = reduceCheckout(checkout, event)
    if (checkout === before) return false
    render(checkout, actions)
    for (const message of reportToHost(event, checkout.step)) {
      tell(message)
      if (message.type === 'panel:converted') announce(message.body)
    }
    worker.update()
    return true
  }

  function finishWork(event: CheckoutEvent) {
    if (event.type === 'sessionLost') storage.remove('session')
    if (event.type === 'answered') takeAnswer(event.answer)
    else dispatch(event)
  }

  /** Kept with the confirm, so that a reload neither waits for the answer nor asks for it again. */
  function takeAnswer(answer: PlatformAnswer) {
    if (checkout.step.at === 'done') writePendingConfirm(storage, { ...checkout.step.pending, answer })
    dispatch({ type: 'answered', answer })
  }

  /** Takes the host's order, new or changed. The same order again leaves the viewer where they are. */
  function open(next: HostOrder) {
    const isSame = hostOrder !== null && isSameOrder(hostOrder, next)
    const isOtherLanguage = hostOrder?.locale !== next.locale
    hostOrder = next
    if (!isSame || checkout.step.at === 'closed' || checkout.step.at === 'problem') dispatch({ type: 'opened' })
    if (isOtherLanguage) dispatch({ type: 'languageChosen', locale: localeOf(next) })
  }

  /** The pseudo-locale is for those who test. */
  const localeOf = ({ locale: wish }: HostOrder) =>
    wish === 'en-XA' && means.clientId.startsWith('pk_test_') ? wish : findPanelLocale(wish)

  function receive(message: HostMessage) {
    if (message.type === 'host:order') return open(message.body)
    const { id, outcome, orderNumber } = message.body
    if (checkout.step.at !== 'done' || checkout.step.pending.conversionId !== id) return
    takeAnswer(orderNumber === undefined ? { outcome } : { outcome, orderNumber })
  }

  render(checkout, actions)
  return {
    receive,
    /** The panel is before the viewer's eyes again. */
    reopen: () => void (checkout.step.at === 'closed' && dispatch({ type: 'opened' })),
    /** The panel stands where it must not: nothing is asked of anybody. */
    refuse: () => void dispatch({ type: 'failed', reason: { code: 'bad-config' } }),
    stop: worker.stop,
  }
}
