import type { Change, Confirm, Read, Refund, Status } from './history.ts'
import type { Model } from './linearize.ts'

export type OrderOperation = Confirm | Change | Refund | Read

/** What answers anywhere in the history have told about one order. */
export interface OrderFacts {
  orderMinor: number
  slackMs: number
  /** By conversion. */
  captureBeforeMs: ReadonlyMap<string, number>
  /** By quote. */
  quoteExpiresAtMs: ReadonlyMap<string, number>
  /** By quote: since when another may have taken its place. */
  quoteReplacedMs: ReadonlyMap<string, number>
}

interface ModelAgreement {
  status: Status
  quoteId: string
  refundedMinor: number
  /** The sum after each refund, by its key. */
  refunds: Record<string, number>
}

/** The agreements of one order, by conversion. */
type OrderState = Record<string, ModelAgreement>

/**
 * One order: at most one live agreement, states that only go forward, one winner of capture, release and the end of
 * time, one effect for a key, and nothing acknowledged that is gone later.
 */
export function makeOrderModel(facts: OrderFacts): Model<OrderState, OrderOperation> {
  return {
    initial: {},
    step: (state, operation) => passTime(state, operation, facts).flatMap((now) => take(now, operation, facts)),
  }
}

/** Whatever may have run out before the operation took effect may have expired; whatever must have, has. */
function passTime(state: OrderState, { startMs, endMs }: OrderOperation, facts: OrderFacts): OrderState[] {
  const [key, agreement] = Object.entries(state).find(([, { status }]) => status === 'reserved') ?? []
  if (key === undefined || !agreement) return [state]
  const overMs = facts.captureBeforeMs.get(key)
  const expired = { ...state, [key]: { ...agreement, status: 'expired' as const } }
  if (overMs === undefined) return [state, expired]
  if (startMs > overMs + facts.slackMs) return [expired]
  return endMs >= overMs - facts.slackMs ? [state, expired] : [state]
}

function take(state: OrderState, operation: OrderOperation, facts: OrderFacts): OrderState[] {
  const agreement = state[operation.key]
  switch (operation.type) {
    case 'confirm':
      return takeConfirm(state, operation, facts)
    case 'capture':
    case 'release':
    case 'abandon':
      return takeChange(state, agreement, operation)
    case 'refund':
      return takeRefund(state, agreement, operation, facts)
    case 'read':
      return takeRead(state, agreement, operation)
  }
}

function takeConfirm(state: OrderState, { key, quoteId, answer, ...at }: Confirm, facts: OrderFacts): OrderState[] {
  // The same key has the same answer for ever, also when the agreement has ended since.
  if (state[key]) return answer.is !== 'fail' || answer.code === 'in-flight' ? [state] : []
  const agreements = Object.values(state)
  const isTaken = agreements.some((agreement) => isLive(agreement, facts))
  const isUsed = agreements.some((agreement) => agreement.quoteId === quoteId)
  const overMs = facts.quoteExpiresAtMs.get(quoteId) ?? Number.POSITIVE_INFINITY
  const isCertainlyOver = at.startMs > overMs + facts.slackMs
  const isMaybeOver = at.endMs >= Math.min(overMs - facts.slackMs, facts.quoteReplacedMs.get(quoteId) ?? overMs)
  if (answer.is === 'fail') {
    if (answer.code === 'order-taken') return isTaken ? [state] : []
    if (answer.code === 'expired') return isMaybeOver || isUsed ? [state] : []
    return answer.code === 'not-found' ? [] : [state]
  }
  const reserved = { status: 'reserved' as const, quoteId, refundedMinor: 0, refunds: {} }
  return isTaken || isUsed || isCertainlyOver ? [] : [{ ...state, [key]: reserved }]
}

const isLive = ({ status, refundedMinor }: ModelAgreement, { orderMinor }: OrderFacts) =>
  status === 'reserved' || status === 'captured' || (status === 'refunded' && refundedMinor < orderMinor)

function takeChange(
  state: OrderState,
  agreement: ModelAgreement | undefined,
  { type, key, answer }: Change,
): OrderState[] {
  if (!agreement) return answer.is === 'fail' ? [state] : []
  const { status } = agreement
  const target = type === 'capture' ? 'captured' : 'released'
  if (status === 'reserved') return answer.is === 'fail' ? [] : [{ ...state, [key]: { ...agreement, status: target } }]
  const isThere = status === target || (type === 'capture' && status === 'refunded')
  // To say again what is so already may be a success or not; to say yes to the loser may not.
  if (answer.is === 'ok') return isThere ? [state] : []
  if (answer.is === 'fail')
    return answer.code === 'not-found' || (status === 'captured' && type === 'capture') ? [] : [state]
  return [state]
}

function takeRefund(
  state: OrderState,
  agreement: ModelAgreement | undefined,
  refund: Refund,
  facts: OrderFacts,
): OrderState[] {
  const { key, refundKey, refundMinor, answer } = refund
  if (!agreement) return answer.is === 'fail' ? [state] : []
  const before = agreement.refunds[refundKey]
  if (before !== undefined) {
    if (answer.is === 'ok') return answer.refundedMinor === before ? [state] : []
    return answer.is === 'info' || answer.code === 'in-flight' ? [state] : []
  }
  const refundedMinor = agreement.refundedMinor + refundMinor
  const isOpen = agreement.status === 'captured' || agreement.status === 'refunded'
  const isPossible = isOpen && refundedMinor <= facts.orderMinor
  if (answer.is === 'fail') return isPossible && answer.code !== 'in-flight' ? [] : [state]
  if (!isPossible || (answer.is === 'ok' && answer.refundedMinor !== refundedMinor)) return []
  const refunds = { ...agreement.refunds, [refundKey]: refundedMinor }
  return [{ ...state, [key]: { ...agreement, status: 'refunded' as const, refundedMinor, refunds } }]
}

function takeRead(state: OrderState, agreement: ModelAgreement | undefined, { answer }: Read): OrderState[] {
  if (answer.is === 'info') return [state]
  if (!agreement) return answer.is === 'fail' ? [state] : []
  if (answer.is === 'fail') return []
  return answer.status === agreement.status && answer.refundedMinor === agreement.refundedMinor ? [state] : []
}
