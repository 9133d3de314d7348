import { findPanelLocale, type PanelLocale } from '../i18n/panel/index.ts'
import type { HostMessage, HostOrder, PanelMessage } from '../protocol/messages.ts'
import type { BankApi } from './bankApi.ts'
import { type Checkout, type CheckoutEvent, isUnread, isUnsettled, reduceCheckout, startCheckout } from './checkout.ts'
import { type Actions, createActions } from './createActions.ts'
import { createWorker } from './createWorker.ts'
import type { LoadDelivery } from './delivery/loadDelivery.ts'
import { type PanelStorage, readSession } from './panelStorage.ts'
import { type PendingConfirm, type PlatformAnswer, whoIs, writePendingConfirm } from './pendingConfirm.ts'
import { isSameOrder, readOrder } from './readOrder.ts'
import { type Converted, reportToHost } from './reportToHost.ts'
import { keptSwitch } from './schemas.ts'
import { loadStandard } from './standard/loadStandard.ts'

export interface CheckoutOptions {
  bank: BankApi
  storage: PanelStorage
  delivery: LoadDelivery
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
  let checkout = startCheckout(locale, storage.read('elder', keptSwitch)?.isOn)
  let hostOrder: HostOrder | null = null
  let isStopped = false
  // An advertisement that the viewer has closed is that of the campaign, which the bank then does not hear of.
  const order = () => hostOrder && (storage.read('ad', keptSwitch) ? { ...hostOrder, campaign: '' } : hostOrder)
  let sleep: (() => void) | undefined
  const delivery: LoadDelivery = async () => {
    const part = await means.delivery()
    sleep ??= part?.onWake(wake)
    return part
  }
  const worker = createWorker({ ...means, delivery, checkout: () => checkout, order, finish: finishWork })
  const who = () => whoIs(checkout.viewer)
  const step = () => checkout.step
  const actions = createActions({ bank, storage, delivery, who, step, order, dispatch, start, tell })

  function dispatch(event: CheckoutEvent): boolean {
    const before = checkout
    checkout = reduceCheckout(checkout, event)
    if (checkout === before) return false
    render(checkout, actions)
    report(event)
    worker.update()
    return true
  }

  function report(event: CheckoutEvent) {
    const { step } = checkout
    // Whether it came in time is the bank's to say: a capture wins, and without either the agreement ends by itself. Said once more
    // when the refusal is found again, since the first time may not have arrived.
    const isAnswered = event.type === 'answered' || event.type === 'confirmed'
    if (isAnswered && step.at === 'done' && step.answer.outcome === 'refused')
      void bank.abandon(step.agreement.agreementId)
    for (const message of reportToHost(event, step)) {
      tell(message)
      if (message.type === 'panel:converted') announce(message.body)
    }
  }

  /** The page is back from wherever it was: what nobody has answered is said and sent once more. */
  function wake() {
    const { step } = checkout
    if (step.at === 'done') report({ type: 'confirmed', agreement: step.agreement, receipt: step.receipt })
    else if (isUnsettled(step)) dispatch({ type: 'retried' })
  }

  function finishWork(event: CheckoutEvent) {
    if (event.type === 'sessionLost') storage.remove('session')
    dispatch(event)
  }

  /** Kept with the confirm, so that a reload neither waits for the answer nor asks for it again. A host that only kept silent is told again. */
  function takeAnswer(pending: PendingConfirm, answer: PlatformAnswer) {
    if (answer.outcome !== 'unknown') {
      writePendingConfirm(storage, { ...pending, answer })
      delivery().then((part) => part?.tell(pending.conversionId))
    }
    dispatch({ type: 'answered', answer })
  }

  /** Begins anew; what everybody is offered is asked for beside the session. */
  function start() {
    const hasStarted = dispatch({ type: 'opened', isNewcomer: !readSession(storage) })
    // Whatever goes wrong with them, the purchase goes on without.
    if (hasStarted && checkout.step.at === 'loading' && hostOrder) priceStandard(hostOrder).catch(() => {})
  }

  async function priceStandard(ordered: HostOrder) {
    const asked = readOrder(ordered, checkout.locale)
    const standard = asked && (await loadStandard({ ...means, order: asked }))
    const isWanted = !isStopped && hostOrder !== null && isSameOrder(hostOrder, ordered)
    if (standard && isWanted) dispatch({ type: 'standardPriced', standard })
  }

  /** Takes the host's order, new or changed. The same order again leaves the viewer where they are. */
  function open(next: HostOrder) {
    const isSame = hostOrder !== null && isSameOrder(hostOrder, next)
    const isOtherLanguage = hostOrder?.locale !== next.locale
    hostOrder = next
    if (!isSame || checkout.step.at === 'closed' || checkout.step.at === 'problem') start()
    if (isOtherLanguage) dispatch({ type: 'languageChosen', locale: localeOf(next) })
  }

  /** The pseudo-locale is for those who test. */
  const localeOf = ({ locale: wish }: HostOrder) =>
    wish === 'en-XA' && means.clientId.startsWith('pk_test_') ? wish : findPanelLocale(wish)

  function receive(message: HostMessage) {
    if (message.type === 'host:order') return open(message.body)
    const { id, outcome, orderNumber } = message.body
    const { step } = checkout
    if (step.at !== 'done' || step.pending.conversionId !== id) return
    takeAnswer(step.pending, orderNumber === undefined ? { outcome } : { outcome, orderNumber })
  }

  render(checkout, actions)
  return {
    receive,
    /** The panel is before the viewer's eyes again. */
    reopen: () => void (checkout.step.at === 'closed' && start()),
    /** The device is online again: what was only to be read is asked for once more, and the viewer need not. */
    reconnect: () => void (isUnread(checkout.step) && dispatch({ type: 'retried' })),
    /** The panel stands where it must not: nothing is asked of anybody. */
    refuse: () => void dispatch({ type: 'failed', reason: { code: 'bad-config' } }),
    stop() {
      isStopped = true
      worker.stop()
      sleep?.()
    },
  }
}
