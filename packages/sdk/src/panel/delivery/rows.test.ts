import { expect, test } from 'vitest'
import { sampleQuote } from '../testing/samples.ts'
import { ackRow, buryRow, compactRows, findRow, type KeptRow, keepRow, openConfirm, readRows, tellRow } from './rows.ts'

const nowMs = Date.UTC(2026, 10, 30)
const hourMs = 3_600_000
const quote = await sampleQuote('p12')
const who = 'a'.repeat(64)
const idOf = (n: number) => `0197a1b2-c3d4-7abc-8def-${String(n).padStart(12, '0')}`

function row(n: number, change: Partial<KeptRow> = {}): KeptRow {
  const id = idOf(n)
  const pending = { conversionId: id, quote, request: { disclosureHash: quote.disclosureHash } }
  return { id, orderRef: quote.orderRef, who, state: 'new', atMs: nowMs, pending, ...change }
}

test('a second confirm of the same viewer for the same order is the first one', () => {
  expect(keepRow([row(1)], row(2))).toEqual({ result: row(1) })
  expect(keepRow([row(1, { state: 'acked' })], row(2)).result.id).toBe(idOf(1))
})

test.each([
  ['another order', { orderRef: 'ord-2' }],
  ['another viewer', { who: 'b'.repeat(64) }],
  ['one the host has answered', { state: 'told' }],
  ['one the bank refused', { state: 'dead' }],
  ['one that cannot be read', { pending: { conversionId: 1 } }],
] as const)('%s does not stand in its way', (_, change) => {
  expect(keepRow([row(1, change)], row(2))).toEqual({ put: [row(2)], result: row(2) })
  expect(findRow([row(1, change)], row(2))).toBe(undefined)
})

test('the same confirm once more changes nothing, however it stands', () => {
  for (const state of ['new', 'acked', 'told'] as const) {
    expect(keepRow([row(1, { state })], row(1))).toEqual({ result: row(1, { state }) })
  }
})

test('a confirm goes from new to acked to told, and never back', () => {
  const [acked] = ackRow([row(1)], idOf(1), nowMs + 1).put ?? []
  expect(acked).toEqual(row(1, { state: 'acked', atMs: nowMs + 1 }))
  const [told] = tellRow([acked as KeptRow], idOf(1), nowMs + 2).put ?? []
  expect(told).toEqual({ id: idOf(1), orderRef: quote.orderRef, who, state: 'told', atMs: nowMs + 2 })
  expect(ackRow([told as KeptRow], idOf(1), nowMs + 3).put).toEqual([])
})

test('what was refused keeps its reason and nothing of its content', () => {
  const [dead] = buryRow([row(1)], idOf(1), 'expired', nowMs).put ?? []
  expect(dead).toEqual({ id: idOf(1), orderRef: quote.orderRef, who, state: 'dead', code: 'expired', atMs: nowMs })
  expect(openConfirm(dead)).toBe(null)
})

test('what is over goes after a day; what the bank never answered only after a week', () => {
  const rows = [row(1), row(2, { state: 'acked' }), row(3, { state: 'told' }), row(4, { state: 'dead' })]
  expect(compactRows(rows, nowMs + 24 * hourMs)).toEqual([])
  expect(compactRows(rows, nowMs + 25 * hourMs)).toEqual([idOf(2), idOf(3), idOf(4)])
  expect(compactRows(rows, nowMs + 169 * hourMs)).toContain(idOf(1))
})

test('a clock that was set back an hour removes nothing', () => {
  expect(compactRows([row(1, { state: 'told' })], nowMs - hourMs)).toEqual([])
})

test('beyond 200 rows the oldest that the host has heard go first, then those it has not; a confirm without an answer never', () => {
  const told = Array.from({ length: 150 }, (_, n) => ({ ...row(n, { state: 'told', atMs: nowMs + n }), pending: 0 }))
  const acked = Array.from({ length: 60 }, (_, n) => ({ ...row(300 + n, { state: 'acked' }), pending: 0 }))
  expect(compactRows([...acked, ...told], nowMs).toSorted()).toEqual(told.slice(0, 10).map(({ id }) => id))
  const unanswered = Array.from({ length: 201 }, (_, n) => ({ ...row(600 + n), pending: 0 }))
  const gone = compactRows([...unanswered, ...acked], nowMs)
  expect(gone.toSorted()).toEqual(acked.map(({ id }) => id).toSorted())
})

test('no more than 256 KiB are kept of what the bank has answered', () => {
  const big = Array.from({ length: 30 }, (_, n) =>
    row(n, { state: 'acked', atMs: nowMs + n, pending: '期'.repeat(4000) }),
  )
  const gone = compactRows(big, nowMs)
  const left = big.filter(({ id }) => !gone.includes(id))
  expect(new Blob([JSON.stringify(left)]).size).toBeLessThanOrEqual(256 * 1024)
  expect(left).toHaveLength(21)
  expect(gone).toContain(idOf(0))
})

test('what is no row is seen as such', () => {
  const found = [row(1), { ...row(2), state: 'lost' }, { id: 7 }, { ...row(3), token: 'x' }]
  expect(readRows(found)).toEqual({ rows: [row(1)], broken: [idOf(2), 7, idOf(3)] })
})
