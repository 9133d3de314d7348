import type { Change, Confirm, Hold, Operation, Read, Refund, Status } from './history.ts'

/** Ways for a bank to be wrong that the checker has to see. */
export const faults = [
  'no-where',
  'select-then-update',
  'no-rollback',
  'keeps-expired',
  'no-live-order-index',
  'no-key-row',
  'answer-made-anew',
  'stale-read',
  'unlocked-sweeper',
  'gives-back-twice',
  'lost-ack',
  'late-capture',
  'late-confirm',
  'check-then-change',
  'refunds-twice',
  'points-back-twice',
  'two-commits',
] as const
export type Fault = (typeof faults)[number] | 'none'

interface ModelQuote {
  viewer: string
  order: string
  takes: Record<string, number>
  expiresAtMs: number
  status: 'held' | 'used' | 'void'
}

interface ModelAgreement {
  key: string
  quoteId: string
  order: string
  orderMinor: number
  status: Status
  refundedMinor: number
  captureBeforeMs: number
  pointsBack: number
}

/** All that is in the bank's database. */
export interface ModelTables {
  free: Record<string, number>
  quotes: Record<string, ModelQuote>
  /** By conversion. */
  agreements: Record<string, ModelAgreement>
  answers: Record<string, string>
  made: number
}

export interface ModelBank {
  nowMs: number
  tables: ModelTables
  /** What a replica that lags behind still shows. */
  replica: ModelTables
  fault: Fault
}

const holdMs = 60
export const captureMs = 80

/** What the bank does for one request. Between two `yield`s nobody else can come; what a request wrote stays written. */
export type Work<Answer> = Generator<void, Answer>

type AnswerOf<Type extends Operation['type']> = Extract<Operation, { type: Type; answer: unknown }>['answer']

const fail = (code: string) => ({ is: 'fail' as const, code })

export function* hold(bank: ModelBank, { viewer, order, takes }: Hold): Work<AnswerOf<'hold'>> {
  yield
  const { tables, fault } = bank
  sweep(bank)
  const free = { ...tables.free }
  const older = Object.values(tables.quotes).filter(
    (quote) => quote.viewer === viewer && quote.order === order && quote.status === 'held',
  )
  for (const quote of older) endHold(tables, quote)
  for (const [resource, amount] of Object.entries(takes)) {
    const before = tables.free[resource] ?? 0
    if (before < amount && fault !== 'no-where') {
      if (fault === 'no-rollback') return { ...fail('sold-out'), lacks: resource }
      tables.free = free
      for (const quote of older) quote.status = 'held'
      return { ...fail('sold-out'), lacks: resource }
    }
    if (fault === 'select-then-update') yield
    tables.free[resource] = (fault === 'select-then-update' ? before : (tables.free[resource] ?? 0)) - amount
  }
  const quoteId = `quote-${++tables.made}`
  const expiresAtMs = bank.nowMs + holdMs
  tables.quotes[quoteId] = { viewer, order, takes, expiresAtMs, status: 'held' }
  return { is: 'ok', quoteId, expiresAtMs }
}

export function* confirm(bank: ModelBank, { quoteId, key, order, orderMinor }: Confirm): Work<AnswerOf<'confirm'>> {
  yield
  const { tables, fault } = bank
  const stored = tables.answers[key]
  if (stored && fault !== 'no-key-row') {
    const text = fault === 'answer-made-anew' ? `${stored} at ${bank.nowMs}` : stored
    return readConfirmation(tables, key, text)
  }
  const quote = tables.quotes[quoteId]
  if (!quote) return fail('not-found')
  sweep(bank)
  if (fault !== 'late-confirm' && quote.status === 'void') return fail('expired')
  const rivals = Object.values(tables.agreements).filter((agreement) => agreement.order === order)
  const used = rivals.find((rival) => rival.quoteId === quoteId)
  if (used) return fail(isLive(used) ? 'order-taken' : 'expired')
  if (fault === 'no-live-order-index') yield
  else if (rivals.some(isLive)) return fail('order-taken')
  quote.status = 'used'
  const captureBeforeMs = bank.nowMs + captureMs
  const fresh = { status: 'reserved' as const, refundedMinor: 0, pointsBack: 0, captureBeforeMs }
  tables.agreements[key] = { key, quoteId, order, orderMinor, ...fresh }
  tables.answers[key] = `agreement-${++tables.made} before ${captureBeforeMs}`
  return readConfirmation(tables, key, tables.answers[key])
}

function readConfirmation({ agreements }: ModelTables, key: string, text: string): AnswerOf<'confirm'> {
  const captureBeforeMs = agreements[key]?.captureBeforeMs ?? 0
  return { is: 'ok', agreementId: text.split(' ')[0] ?? '', captureBeforeMs, text }
}

const isLive = ({ status, refundedMinor, orderMinor }: ModelAgreement) =>
  status === 'reserved' || status === 'captured' || (status === 'refunded' && refundedMinor < orderMinor)

export function* change(bank: ModelBank, { type, key }: Change): Work<AnswerOf<Change['type']>> {
  yield
  const { tables, fault } = bank
  if (fault !== 'late-capture') sweep(bank)
  const agreement = tables.agreements[key]
  if (!agreement) return fail('not-found')
  const { status } = agreement
  const target = type === 'capture' ? 'captured' : 'released'
  if (status === target) {
    if (fault === 'gives-back-twice' && target === 'released') giveBack(tables, agreement.quoteId)
    return { is: 'ok' }
  }
  if (fault === 'check-then-change') yield
  else if (fault === 'late-capture' && type === 'capture' && status === 'expired')
    giveBack(tables, agreement.quoteId, -1)
  else if (agreement.status !== 'reserved') return fail('wrong-state')
  if (status !== 'reserved' && fault !== 'late-capture') return fail('wrong-state')
  agreement.status = target
  if (target === 'captured') return { is: 'ok' }
  if (fault === 'two-commits') yield
  giveBack(tables, agreement.quoteId)
  return { is: 'ok' }
}

export function* refund(bank: ModelBank, { key, refundKey, refundMinor }: Refund): Work<AnswerOf<'refund'>> {
  yield
  const { tables, fault } = bank
  sweep(bank)
  const agreement = tables.agreements[key]
  if (!agreement) return fail('not-found')
  const stored = tables.answers[refundKey]
  if (stored && fault !== 'refunds-twice') return { is: 'ok', ...JSON.parse(stored), text: stored }
  const refundedMinor = agreement.refundedMinor + refundMinor
  const isOpen = agreement.status === 'captured' || agreement.status === 'refunded'
  if (!isOpen || refundedMinor > agreement.orderMinor) return fail('wrong-state')
  agreement.status = 'refunded'
  agreement.refundedMinor = refundedMinor
  const used = tables.quotes[agreement.quoteId]?.takes.points ?? 0
  const points = Math.floor((used * refundedMinor) / agreement.orderMinor) - agreement.pointsBack
  agreement.pointsBack += points
  tables.free.points = (tables.free.points ?? 0) + points * (fault === 'points-back-twice' ? 2 : 1)
  const text = JSON.stringify({ refundedMinor, gaveBack: { points } })
  tables.answers[refundKey] = text
  return { is: 'ok', refundedMinor, gaveBack: { points }, text }
}

export function* read(bank: ModelBank, { key }: Read): Work<AnswerOf<'read'>> {
  yield
  sweep(bank)
  const agreement = (bank.fault === 'stale-read' ? bank.replica : bank.tables).agreements[key]
  return agreement ? { is: 'ok', status: agreement.status, refundedMinor: agreement.refundedMinor } : fail('not-found')
}

/** Ends what has run out, and gives back what it held. */
function sweep({ tables, nowMs, fault }: ModelBank) {
  if (fault === 'keeps-expired' && nowMs % 50) return
  for (const quote of Object.values(tables.quotes)) {
    if (quote.status === 'held' && quote.expiresAtMs <= nowMs) endHold(tables, quote)
  }
  for (const agreement of Object.values(tables.agreements)) {
    if (agreement.status !== 'reserved' || agreement.captureBeforeMs > nowMs) continue
    agreement.status = 'expired'
    giveBack(tables, agreement.quoteId)
  }
}

/** The sweeper as a job of its own. */
export function* runSweeper(bank: ModelBank): Work<void> {
  const { tables, fault, nowMs } = bank
  if (fault !== 'unlocked-sweeper') return sweep(bank)
  // Without a lock, what it found at first may have been confirmed, or given back, by the time it acts.
  const found = Object.values(tables.quotes).filter(
    ({ status, expiresAtMs }) => status === 'held' && expiresAtMs <= nowMs + 9,
  )
  yield
  for (const quote of found) endHold(tables, quote)
}

function endHold(tables: ModelTables, quote: ModelQuote) {
  quote.status = 'void'
  for (const [resource, amount] of Object.entries(quote.takes))
    tables.free[resource] = (tables.free[resource] ?? 0) + amount
}

function giveBack(tables: ModelTables, quoteId: string, sign = 1) {
  for (const [resource, amount] of Object.entries(tables.quotes[quoteId]?.takes ?? {})) {
    tables.free[resource] = (tables.free[resource] ?? 0) + amount * sign
  }
}
