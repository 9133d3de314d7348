import type { Agreement, SessionState } from '../contract/index.ts'
import type { BankApi } from './bankApi.ts'
import type { StepAt } from './checkout.ts'
import { loadChoicePart } from './choice/loadChoicePart.ts'
import { inFairOrder } from './inFairOrder.ts'
import { isQuoteFor } from './isQuoteFor.ts'
import { pause } from './pause.ts'
import { type PendingConfirm, readPendingConfirm, removePendingConfirm, writePendingConfirm } from './pendingConfirm.ts'
import { isPage, pollSession } from './pollSession.ts'
import { noReduction, proposeAsGiven } from './ways.ts'
import { eventOf, type Work } from './work.ts'

/** The platform's own deadline is 15 s; later than that the host is gone, and says nothing at all. */
const answerMs = 20_000
const partMs = 1500
/** Nothing waits for ever for a part of the panel that is on its way. */
const inTime = <T>(loading: Promise<T>, signal: AbortSignal) => Promise.race([loading, pause(partMs, signal)])
const bankError = { type: 'failed', reason: { code: 'bank-error' } } as const

/** Loads the offers, unless a confirm for this order was sent before and has to be brought to its end. */
export const loadOffers: Work = async ({ bank, storage, delivery, order, who, kept, step, signal, finish }) => {
  const pending = readPendingConfirm(storage, order.orderRef, who)
  if (pending) return finish({ type: 'confirmSent', pending })
  const loading = loadChoicePart()
  const finding = inTime(delivery(), signal).then((part) => part?.find(order.orderRef, who))
  const { value, failure } = await bank.askOffers(order)
  const found = await finding
  if (found) return finish({ type: 'confirmSent', pending: found })
  if (failure) return finish(eventOf(failure, order))
  if (value.orderRef !== order.orderRef || value.currency !== order.currency) return finish(bankError)
  // What the bank has priced itself does not wait for ever for what prices it anew.
  const part = await inTime(loading, signal)
  const now = step()
  const reduction = now.at === 'offers' ? now.reduction : (kept?.reduction ?? noReduction)
  const proposal = part ? part.priceWays(value, reduction) : inFairOrder(proposeAsGiven(value))
  finish({ type: 'offersLoaded', offers: value, proposal })
}

export const askQuote: Work = async ({ bank, order, step, finish }) => {
  const now = step() as StepAt<'offers' | 'review'> // this work runs in those steps only
  const planId = now.at === 'offers' ? (now.choice?.planId ?? null) : (now.quote.plan?.planId ?? null)
  const { points, couponId } = now.reduction
  const asked = { ...order, planId, ...(points > 0 && { points }), ...(couponId !== null && { couponId }) }
  const { value, failure } = await bank.askQuote(asked)
  if (failure) return finish(eventOf(failure, order))
  finish(isQuoteFor(value, asked) ? { type: 'quoted', quote: value } : bankError)
}

/** Tells the viewer that a quote has run out while they looked at it. */
export const awaitExpiry: Work = async ({ bank, step, signal, finish }) => {
  const { quote } = step() as StepAt<'review'> // this work runs in that step only
  for (let leftMs = 1; leftMs > 0; ) {
    leftMs = bank.msUntil(quote.expiresAt)
    if (leftMs > 0) await pause(Math.min(leftMs, 60_000), signal)
    if (signal.aborted) return
  }
  finish({ type: 'failed', reason: { code: 'expired' } })
}

/** Sends the confirm, once it is kept. Its record goes only when the bank has refused it for good. */
export const sendConfirm: Work = async ({ bank, storage, delivery, order, step, signal, finish }) => {
  const { pending } = step() as StepAt<'confirming'> // this work runs in that step only
  const { conversionId, quote, request } = pending
  const part = await inTime(delivery(), signal)
  const kept = pending.answer ? pending : ((await part?.keep(pending)) ?? pending)
  if (signal.aborted) return
  if (kept.conversionId !== conversionId) {
    // Another tab has sent one for the order: that one is brought to its end.
    writePendingConfirm(storage, kept)
    return finish({ type: 'confirmSent', pending: kept })
  }
  const ask = () => bank.confirm(quote.quoteId, conversionId, request)
  const { value, failure } = await (part ? part.send(conversionId, ask) : ask())
  if (failure) {
    if (failure.isFinal) {
      removePendingConfirm(storage, pending)
      part?.bury(conversionId, failure.code)
    }
    const isOff = failure.code === 'expired' && (await isCalledOff(bank, pending))
    return finish(isOff ? { type: 'failed', reason: { code: 'expired', isCalledOff: true } } : eventOf(failure, order))
  }
  if (value.status === 'declined') {
    removePendingConfirm(storage, pending)
    part?.drop(conversionId)
    return finish({ type: 'failed', reason: { code: 'declined', isFinal: true } })
  }
  if (value.status !== 'confirmed') {
    return finish(isPage(value.url) ? { type: 'gated', gate: value } : bankError)
  }
  const { agreement, receipt } = value
  if (!isAgreementOf(agreement, pending)) return finish(bankError)
  part?.ack(conversionId)
  finish({ type: 'confirmed', agreement, receipt })
}

/** Goes on sending behind the problem that says there was no answer. */
export const resend: Work = async (context) => {
  const part = await context.delivery()
  await part?.resendConfirm(part, context)
}

/** A quote that was called off at the gate is refused as every other that is over. */
async function isCalledOff(bank: BankApi, { quote }: PendingConfirm): Promise<boolean> {
  const { value } = await bank.readSession()
  return value?.gate?.quoteId === quote.quoteId && value.gate.status === 'ended'
}

/** Polls until the gate is over in whichever way; the repeated confirm learns in which. */
export const awaitGate: Work = async (context) => {
  const { pending } = context.step() as StepAt<'gated'> // this work runs in that step only
  const isOver = ({ gate }: SessionState) => gate?.quoteId === pending.quote.quoteId && gate.status !== 'pending'
  await pollSession(context, (state) => isOver(state) && { type: 'confirmSent', pending })
}

export const awaitAnswer: Work = async ({ signal, finish, step }) => {
  if ((step() as StepAt<'done'>).answer.outcome !== 'waiting') return // this work runs in that step only
  await pause(answerMs, signal)
  if (!signal.aborted) finish({ type: 'answered', answer: { outcome: 'unknown' } })
}

const isAgreementOf = (agreement: Agreement, { conversionId, quote }: PendingConfirm) =>
  agreement.conversionId === conversionId &&
  agreement.quoteId === quote.quoteId &&
  agreement.orderRef === quote.orderRef &&
  agreement.totalMinor === quote.totalMinor
