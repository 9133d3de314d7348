import type { OrderAnswer } from '../../api.ts'
import { readMajor, toMajor } from '../../money.ts'
import { askServer } from '../askServer.ts'
import { element } from '../element.ts'
import type { Language } from '../language.ts'
import type { LogEntry } from './logEntry.ts'

interface DeskOptions {
  language: Language
  /** How the box for orders that are charged later begins. */
  capturesLater: boolean
  onCapturesLater: (isLater: boolean) => void
  log: (entry: LogEntry) => void
}

type Act = 'capture' | 'release' | 'refund'

/** What an operator of the platform does with the open order: its own server is asked, and asks the bank. */
export function mountOrderDesk({ language, capturesLater, onCapturesLater, log }: DeskOptions) {
  let order: OrderAnswer | null = null
  const heading = element('h3')
  const amount = element('input', {
    inputmode: 'decimal',
    size: '9',
    autocomplete: 'off',
    'data-demo': 'refund-amount',
  })
  const later = element('input', { type: 'checkbox', 'data-demo': 'capture-later' })
  const laterText = element('span')
  const buttons = Object.fromEntries(
    (['refund', 'release', 'capture'] as const).map((act) => {
      const button = element('button', { type: 'button', class: 'quiet', 'data-demo': act })
      button.addEventListener('click', () => void run(act))
      return [act, button]
    }),
  ) as Record<Act, HTMLButtonElement>
  later.checked = capturesLater
  later.addEventListener('change', () => onCapturesLater(later.checked))

  const show = () => {
    buttons.capture.hidden = buttons.release.hidden = order?.status !== 'reserved'
    buttons.refund.hidden = amount.hidden = order?.status !== 'paid'
  }
  const take = (answer: OrderAnswer | null) => {
    const isOther = answer?.orderRef !== order?.orderRef || answer?.refundedMinor !== order?.refundedMinor
    order = answer
    if (isOther) amount.value = answer ? toMajor(answer.orderMinor - answer.refundedMinor) : ''
    show()
  }
  const run = async (act: Act) => {
    if (!order) return
    const { orderRef } = order
    const refundMinor = act === 'refund' ? readMajor(amount.value) : 0
    if (refundMinor === null) {
      const message = `${amount.value} is no amount with at most two decimals`
      return log({ atMs: Date.now(), type: 'act-failed', detail: { act, error: 'bad-amount', message } })
    }
    const body = act === 'refund' ? { act, refundMinor } : { act }
    buttons[act].disabled = true
    const answer = await askServer<OrderAnswer>(`/api/orders/${orderRef}/acts`, body)
    buttons[act].disabled = false
    if (answer.ok) {
      const { status, refundedMinor } = answer.body
      log({ atMs: Date.now(), type: act, detail: { orderRef, status, refundedMinor } })
      if (order?.orderRef === orderRef) take(answer.body)
    } else log({ atMs: Date.now(), type: 'act-failed', detail: { act, ...answer.failure } })
  }
  language.watch((texts) => {
    heading.textContent = texts.desk
    amount.setAttribute('aria-label', texts.refundAmount)
    laterText.textContent = texts.later
    for (const act of ['refund', 'release', 'capture'] as const) buttons[act].textContent = texts[act]
  })
  show()

  return {
    view: element(
      'div',
      { class: 'desk', 'data-demo': 'desk' },
      heading,
      element('label', { class: 'desk-later' }, later, laterText),
      amount,
      buttons.refund,
      buttons.release,
      buttons.capture,
    ),
    take,
  }
}
