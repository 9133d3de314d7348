import type { DockEvent, HostAnswer } from '@offerdock/sdk/contract'
import type { ConversionAnswer } from '../api.ts'
import { askServer } from './askServer.ts'
import type { CardState } from './checkout/checkoutCard.ts'
import type { LogEntry } from './eventLog/logEntry.ts'

interface ConversionOptions {
  log: (entry: LogEntry) => void
  show: (orderRef: string, state: CardState) => void
}

/**
 * Hands each receipt to the platform's own server and tells the panel what it said. A server that is down has said nothing: the
 * panel then hears nothing either, since a rejection would let the agreement go that the webhook still brings.
 */
export function answerConversions({ log, show }: ConversionOptions) {
  const report = async (orderRef: string, receipt: string): Promise<HostAnswer> => {
    show(orderRef, { state: 'confirming' })
    const answer = await askServer<ConversionAnswer>('/api/conversions', { orderRef, receipt })
    if (!answer.ok) {
      if (answer.failure.verified) log({ atMs: Date.now(), type: 'verified', detail: { orderRef } })
      log({ atMs: Date.now(), type: answer.isRefused ? 'refused' : 'unanswered', detail: answer.failure })
      show(orderRef, { state: 'unconfirmed' })
      if (answer.isRefused) throw new Error(answer.failure.message)
      return new Promise(() => {})
    }
    const { orderNumber, agreementId, status, replayed } = answer.body
    log({ atMs: Date.now(), type: 'verified', detail: { agreementId, replayed } })
    log({ atMs: Date.now(), type: status, detail: { agreementId, orderNumber } })
    show(orderRef, status === 'captured' ? { state: 'paid', orderNumber, refundedMinor: 0 } : { state: 'reserved' })
    return { orderNumber }
  }
  document.addEventListener('offerdock:conversion', (event) => {
    const conversion = event as DockEvent<'conversion'>
    conversion.respondWith(report(conversion.detail.orderRef, conversion.detail.receipt))
  })
}
