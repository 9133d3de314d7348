import type { Code, HostCode } from '../contract/index.ts'
import type { PanelMessage } from '../protocol/messages.ts'
import type { CheckoutEvent, Step } from './checkout.ts'
import type { Reason } from './wayForward.ts'

export type Converted = Extract<PanelMessage, { type: 'panel:converted' }>['body']

/** What the host hears of an event that led to `step`. */
export function reportToHost(event: CheckoutEvent, step: Step): PanelMessage[] {
  if (step.at === 'problem') {
    return event.type === 'failed' || event.type === 'sessionLost' ? reportProblem(step.reason) : []
  }
  if (event.type === 'quoted') {
    const { quoteId, plan, orderMinor, totalMinor } = event.quote
    return [{ type: 'panel:quoted', body: { quoteId, planId: plan?.planId ?? null, orderMinor, totalMinor } }]
  }
  // An agreement found again after the platform has answered is no news; its silence is no answer.
  if (event.type === 'confirmed' && step.at === 'done' && /^(wait|unk)/.test(step.answer.outcome)) {
    const { conversionId, confirmedAt, agreementId, quoteId, orderRef, orderMinor, totalMinor, currency } =
      event.agreement
    // The instant is the bank's, so that a repeated conversion is the same to the last field.
    const at = Date.parse(confirmedAt)
    const { receipt } = event
    const body = { id: conversionId, at, agreementId, quoteId, orderRef, orderMinor, totalMinor, currency, receipt }
    return [{ type: 'panel:converted', body }]
  }
  return []
}

const broken: readonly Code[] = ['timeout', 'offline', 'unsupported', 'bad-config', 'bank-error', 'rate-limited']

/**
 * A reason about the viewer stays in the panel, and the host hears `no-offer`; the reading time is no end of anything,
 * so the host hears nothing.
 */
export function reportProblem({ code, minimumMinor, maximumMinor }: Reason): PanelMessage[] {
  if (code === 'reading-time') return []
  if (!isHostCode(code)) return [{ type: 'panel:empty', body: { code: 'no-offer' } }]
  if (broken.includes(code)) return [{ type: 'panel:failed', body: { code } }]
  const body: Extract<PanelMessage, { type: 'panel:empty' }>['body'] = { code }
  if (minimumMinor !== undefined) body.minimumMinor = minimumMinor
  if (maximumMinor !== undefined) body.maximumMinor = maximumMinor
  return [{ type: 'panel:empty', body }]
}

/** What only a host can notice; the panel has no message for it. */
type OfHostAlone = 'blocked-script' | 'blocked-frame' | 'no-gesture'

/** The codes of scope `panel`, without the sentences of the table: the compiler keeps this list whole. */
const aboutViewer: Record<Exclude<Code, HostCode>, true> = {
  'age-refused': true,
  'consent-missing': true,
  declined: true,
  'reading-time': true,
}

const isHostCode = (code: Code): code is Exclude<HostCode, OfHostAlone> => !(code in aboutViewer)
