import type { Anomaly, History, Hold } from './history.ts'
import { isLinearizable } from './linearize.ts'
import { makeOrderModel, type OrderOperation } from './orderModel.ts'

/** Is every order, by itself, one that a bank with one live agreement per order can have had? */
export function checkOrders({ operations, slackMs }: History): Anomaly[] {
  const captureBeforeMs = new Map<string, number>()
  const quoteExpiresAtMs = new Map<string, number>()
  const orderMinor = new Map<string, number>()
  const holds: Hold[] = []
  const orders = new Map<string, OrderOperation[]>()
  for (const operation of operations) {
    if (operation.type === 'count' || operation.type === 'settle') continue
    if (operation.type === 'hold') {
      const { answer } = operation
      if (answer.is === 'ok') quoteExpiresAtMs.set(answer.quoteId, answer.expiresAtMs)
      holds.push(operation)
      continue
    }
    if (operation.type === 'confirm') {
      const { answer, key, order } = operation
      if (answer.is === 'ok') captureBeforeMs.set(key, answer.captureBeforeMs)
      orderMinor.set(order, operation.orderMinor)
    }
    const ofOrder = orders.get(operation.order) ?? []
    orders.set(operation.order, ofOrder)
    ofOrder.push(operation)
  }
  const quoteReplacedMs = findReplaced(holds)
  return [...orders].flatMap(([order, asked]) => {
    const facts = {
      slackMs,
      captureBeforeMs,
      quoteExpiresAtMs,
      quoteReplacedMs,
      orderMinor: orderMinor.get(order) ?? 0,
    }
    if (isLinearizable(asked, makeOrderModel(facts))) return []
    return [{ kind: 'impossible-order' as const, detail: `${order}: ${describe(asked)}` }]
  })
}

/** For each quote when another one of the same viewer for the same order may first have taken its place. */
function findReplaced(holds: Hold[]): Map<string, number> {
  const replacedMs = new Map<string, number>()
  for (const hold of holds) {
    if (hold.answer.is !== 'ok') continue
    for (const other of holds) {
      const isSame = other !== hold && other.viewer === hold.viewer && other.order === hold.order
      if (!isSame || other.answer.is === 'fail' || other.endMs < hold.startMs) continue
      const { quoteId } = hold.answer
      replacedMs.set(quoteId, Math.min(other.startMs, replacedMs.get(quoteId) ?? other.startMs))
    }
  }
  return replacedMs
}

const describe = (asked: OrderOperation[]) =>
  asked
    .map(({ type, key, answer, startMs, endMs }) => {
      const { is, ...heard } = answer
      const { text, ...short } = { text: '', ...heard }
      return `[${startMs}–${endMs}] ${type} ${key} → ${is} ${JSON.stringify(short)}`
    })
    .join('\n  ')
