import type { History, Operation } from './history.ts'
import {
  change,
  confirm,
  type Fault,
  hold,
  type ModelBank,
  type ModelTables,
  read,
  refund,
  runSweeper,
  type Work,
} from './modelBank.ts'
import { seededRandom } from './seededRandom.ts'

interface Running {
  operation: Operation & { answer: unknown }
  work: Work<unknown>
  /** The line breaks before the answer arrives; the bank still does its work. */
  isCut: boolean
}

interface Run {
  bank: ModelBank
  history: History
  random: () => number
  pick: <Item>(items: Item[]) => Item | undefined
}

const clients = 8
const orderMinor = 100
const capacity = { quota: 20, points: 120 }
const copy = <Value>(value: Value): Value => structuredClone(value)

/**
 * A history of `count` operations of several clients on a model of the bank, which crashes, loses answers and runs out
 * of time on the way. The same seed gives the same history.
 */
export function simulate(seed: number, { count, fault = 'none' }: { count: number; fault?: Fault }): History {
  const random = seededRandom(seed)
  const tables: ModelTables = { free: { ...capacity }, quotes: {}, agreements: {}, answers: {}, made: 0 }
  const bank: ModelBank = { nowMs: 0, tables, replica: copy(tables), fault }
  const run: Run = {
    bank,
    history: { capacity, slackMs: 0, operations: [] },
    random,
    pick: (items) => items[Math.floor(random() * items.length)],
  }
  const { operations } = run.history
  const running: (Running | null)[] = Array(clients).fill(null)
  let sweeper: Work<void> | null = null
  let flushed = copy(tables)
  while (operations.length < count) {
    bank.nowMs++
    if (fault === 'stale-read' && bank.nowMs % 7 === 0) bank.replica = copy(bank.tables)
    if (fault === 'lost-ack' && bank.nowMs % 9 === 0) flushed = copy(bank.tables)
    if (random() < 0.004) {
      running.fill(null)
      sweeper = null
      if (fault === 'lost-ack') bank.tables = flushed
    }
    if (random() < 0.1) sweeper ??= runSweeper(bank)
    if (sweeper?.next().done) sweeper = null
    const client = Math.floor(random() * clients)
    running[client] = running[client] ? goOn(run, running[client]) : begin(run)
  }
  settle(run, running)
  return run.history
}

function begin(run: Run): Running {
  const operation = choose(run)
  run.history.operations.push(operation)
  return { operation, work: workOf(run.bank, operation), isCut: run.random() < 0.05 }
}

function goOn(run: Run, current: Running): Running | null {
  const { operation, work, isCut } = current
  const { done, value } = work.next()
  if (!done) return current
  if (!isCut) Object.assign(operation, { answer: value, endMs: run.bank.nowMs })
  return null
}

function workOf(bank: ModelBank, operation: Operation): Work<unknown> {
  switch (operation.type) {
    case 'hold':
      return hold(bank, operation)
    case 'confirm':
      return confirm(bank, operation)
    case 'capture':
    case 'release':
    case 'abandon':
      return change(bank, operation)
    case 'refund':
      return refund(bank, operation)
    case 'read':
      return read(bank, operation)
    case 'count':
    case 'settle':
      throw new Error('is not asked of the bank')
  }
}

/** Mostly the next step of something that was begun, now and then a step for the second time. */
function choose({ bank, history, random, pick }: Run): Operation & { answer: unknown } {
  const { operations } = history
  const asked = { startMs: bank.nowMs, endMs: Number.POSITIVE_INFINITY, answer: { is: 'info' as const } }
  const recent = operations.slice(-40)
  const confirms = recent.filter((each) => each.type === 'confirm')
  const used = new Set(confirms.map(({ quoteId }) => quoteId))
  const held = pick(recent.filter((each) => each.type === 'hold' && each.answer.is === 'ok'))
  const quote = held?.type === 'hold' && held.answer.is === 'ok' ? { ...held.answer, order: held.order } : null
  const chance = random()
  if (quote && chance < (used.has(quote.quoteId) ? 0.05 : 0.6)) {
    const { order, quoteId } = quote
    return { type: 'confirm', order, orderMinor, quoteId, key: `key-${operations.length}`, ...asked }
  }
  const confirmed = pick(confirms.filter(({ answer }) => answer.is !== 'fail' || random() < 0.1))
  if (confirmed && chance < 0.15) return { ...confirmed, ...asked }
  if (confirmed && chance < 0.7) {
    const { order, key } = confirmed
    const type =
      pick(['capture', 'capture', 'release', 'abandon', 'read', 'read', 'refund', 'refund'] as const) ?? 'read'
    if (type !== 'refund') return { type, order, key, ...asked }
    const refundMinor = 30 + 5 * Math.floor(random() * 3)
    return { type, order, key, refundKey: `${key}-refund-${refundMinor}`, refundMinor, ...asked }
  }
  const viewer = `viewer-${Math.floor(random() * 4)}`
  const order = `order-${Math.floor(operations.length / 60)}-${Math.floor(random() * 8)}`
  const takes = random() < 0.5 ? { quota: 1 } : { quota: 1, points: 10 + Math.floor(random() * 10) }
  return { type: 'hold', viewer, order, takes, ...asked }
}

/** Lets everything end and run out, asks again what stayed without an answer, and reads how things stand. */
function settle(run: Run, running: (Running | null)[]) {
  const { bank, history } = run
  const { operations } = history
  for (let [client, current] of running.entries()) {
    while (current) current = goOn(run, current)
    running[client] = null
  }
  const ask = (operation: Operation & { answer: unknown }) => {
    operations.push(operation)
    for (let current: Running | null = { operation, work: workOf(bank, operation), isCut: false }; current; ) {
      bank.nowMs++
      current = goOn(run, current)
    }
  }
  const asked = () => ({ startMs: bank.nowMs, endMs: Number.POSITIVE_INFINITY, answer: { is: 'info' as const } })
  bank.nowMs += 1000
  operations.push({ type: 'settle', startMs: bank.nowMs, endMs: bank.nowMs })
  const open = operations.filter((each) => each.type !== 'settle' && each.answer.is === 'info')
  for (const each of open) {
    if (each.type === 'confirm' || each.type === 'refund') ask({ ...each, ...asked() })
  }
  const keys = new Map(operations.flatMap((each) => ('key' in each ? [[each.key, each.order] as const] : [])))
  for (const [key, order] of keys) ask({ type: 'read', order, key, ...asked() })
  for (const resource of Object.keys(history.capacity)) {
    const free = bank.tables.free[resource] ?? 0
    operations.push({ type: 'count', resource, startMs: bank.nowMs, endMs: bank.nowMs, answer: { is: 'ok', free } })
  }
}
