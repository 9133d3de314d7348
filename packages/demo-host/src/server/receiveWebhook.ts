import { DockError, verifyWebhook, type WebhookEvent, type WebhookHeaders } from '@offerdock/sdk/server'
import type { Failure } from '../api.ts'
import { askBank } from './askBank.ts'
import { findRival } from './findRival.ts'
import { noteAgreement } from './noteAgreement.ts'
import type { Order } from './orders.ts'
import type { Platform } from './platform.ts'

/** What was done with an event; the bank only looks at the status. */
export interface WebhookAnswer {
  result: 'taken' | 'known' | 'unknown-order' | 'other-amount' | 'order-paid'
}

type Verdict = { status: 200; body: WebhookAnswer } | { status: 400 | 503; body: Failure }

/**
 * What a platform does with a webhook, in this order:
 * 1. verify it over the bytes that came;
 * 2. find its own order, and leave alone what does not fit it: an agreement that nobody captures ends by itself;
 * 3. leave alone what is no newer than what it has taken of that agreement, by `sequence`;
 * 4. capture what is reserved: the page that should have brought the receipt may be gone;
 * 5. only then keep that the event was taken. Whatever fails before is a 5xx, and the bank sends it again.
 * That an event was verified before says nothing about whether 5 was reached, so `replayed` skips no step.
 */
export async function receiveWebhook(
  request: { headers: WebhookHeaders; body: Uint8Array },
  platform: Platform,
): Promise<Verdict> {
  const { webhookSecret: secret, replayStore, orders, bank } = platform
  if (secret === null) return failure(503, 'no-webhook-secret', 'WEBHOOK_SECRET is not set')
  const verified = await verifyWebhook(request, { secret, replayStore }).catch(asDockError)
  if (verified instanceof DockError) return failure(verified.isTemporary ? 503 : 400, verified.code, verified.message)

  const { event } = verified
  const { agreement } = event.data
  const order = orders.find(agreement.orderRef)
  if (!order) return done('unknown-order')
  if (agreement.orderMinor !== order.orderMinor || agreement.currency !== order.currency) return done('other-amount')
  const rival = await findRival(order, agreement.agreementId, bank)
  if (rival === 'unsure') return failure(503, 'bank-unreachable', 'The bank could not say what pays the order')
  if (rival === 'pays') return done('order-paid')
  if (isKnown(order, event)) return done('known')

  noteAgreement(order, agreement)
  if (order.agreement?.status === 'reserved' && !order.capturesLater) {
    const capture = await askBank(agreement.agreementId, { act: 'capture' }, bank)
    if (capture.status === 'unreachable')
      return failure(503, 'bank-unreachable', 'The bank could not be asked to capture')
    if (capture.status === 'refused' && capture.isTemporary)
      return failure(503, capture.code, 'The bank did not capture')
    // Where it was refused for good, the next event says what became of the agreement.
    if (capture.status === 'done') noteAgreement(order, capture.agreement)
  }
  const { agreementId, type, sequence, at } = event
  order.webhooks.push({ agreementId, type, sequence, at })
  return done('taken')
}

/** The counting is each agreement's own. */
const isKnown = ({ webhooks }: Order, event: WebhookEvent) =>
  webhooks.some(({ agreementId, sequence }) => agreementId === event.agreementId && sequence >= event.sequence)

const done = (result: WebhookAnswer['result']): Verdict => ({ status: 200, body: { result } })
const failure = (status: 400 | 503, error: string, message: string): Verdict => ({ status, body: { error, message } })

function asDockError(error: unknown): DockError {
  if (error instanceof DockError) return error
  throw error
}
