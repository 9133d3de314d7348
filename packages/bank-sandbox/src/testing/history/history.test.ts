import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkHistory } from './checkHistory.ts'
import type { Anomaly, Confirm, History, Hold, Operation } from './history.ts'
import { faults } from './modelBank.ts'
import { simulate } from './simulate.ts'

const count = 500

// `OFFERDOCK_HISTORIES=2000` looks at more; a failure names the seed that shows it again.
test('says nothing about any history of a bank that is right', () => {
  const numRuns = Number(process.env.OFFERDOCK_HISTORIES ?? 200)
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(checkHistory(simulate(seed, { count }))).toEqual([])
    }),
    { numRuns },
  )
}, 600_000)

test.each(faults)('finds the fault %s', (fault) => {
  const seeds = Array.from({ length: 8 }, (_, seed) => seed)
  const found = seeds.filter((seed) => checkHistory(simulate(seed, { count, fault })).length > 0)
  expect(found.length).toBeGreaterThan(1)
})

test('shows the same history again for the same seed', () => {
  expect(simulate(7, { count, fault: 'lost-ack' })).toEqual(simulate(7, { count, fault: 'lost-ack' }))
})

const hold = (changes: Partial<Hold>): Hold => ({
  type: 'hold',
  viewer: 'ling',
  order: 'ord',
  takes: { quota: 1 },
  startMs: 0,
  endMs: 1,
  answer: { is: 'ok', quoteId: 'q', expiresAtMs: 100 },
  ...changes,
})
const confirm = (changes: Partial<Confirm>): Confirm => ({
  type: 'confirm',
  order: 'ord',
  orderMinor: 10,
  quoteId: 'q',
  key: 'k',
  startMs: 2,
  endMs: 3,
  answer: { is: 'ok', agreementId: 'a', captureBeforeMs: 50, text: 'a' },
  ...changes,
})
const refused: Hold['answer'] = { is: 'fail', code: 'sold-out', lacks: 'quota' }
const kinds = (...operations: Operation[]): Anomaly['kind'][] => {
  const history: History = { capacity: { quota: 1 }, slackMs: 0, operations }
  return checkHistory(history).map(({ kind }) => kind)
}

test('knows when a refusal was right: while the piece may be gone, not before and not after', () => {
  const other = { viewer: 'wei', order: 'other' }
  expect(kinds(hold({}), hold({ ...other, startMs: 1, endMs: 2, answer: refused }))).toEqual([])
  expect(kinds(hold({}), hold({ ...other, startMs: 101, endMs: 102, answer: refused }))).toEqual(['undersold'])
  expect(kinds(hold({ startMs: 5, endMs: 6 }), hold({ ...other, startMs: 1, endMs: 2, answer: refused }))).toEqual([
    'undersold',
  ])
})

test('knows when a second piece was one too many', () => {
  const second = { viewer: 'wei', order: 'other', answer: { is: 'ok', quoteId: 'r', expiresAtMs: 300 } as const }
  expect(kinds(hold({}), hold({ ...second, startMs: 99, endMs: 100 }))).toEqual([])
  expect(kinds(hold({}), hold({ ...second, startMs: 50, endMs: 51 }))).toEqual(['oversold'])
})

test('knows a state that goes backwards, a winner too many and an effect that is gone', () => {
  const capture = { type: 'capture', order: 'ord', key: 'k', startMs: 4, endMs: 6, answer: { is: 'ok' } } as const
  const read = { type: 'read', order: 'ord', key: 'k', startMs: 8, endMs: 9 } as const
  const status = (is: 'reserved' | 'captured') => ({ is: 'ok' as const, status: is, refundedMinor: 0 })
  const captured = [hold({}), confirm({}), capture]
  expect(kinds(...captured, { ...read, answer: status('captured') })).toEqual([])
  expect(kinds(...captured, { ...read, answer: status('reserved') })).toEqual(['impossible-order'])
  expect(kinds(...captured, { ...capture, type: 'release' })).toEqual(['impossible-order'])
  expect(kinds(...captured, { ...read, answer: { is: 'fail', code: 'not-found' } })).toEqual(['impossible-order'])
  expect(kinds(hold({}), confirm({}), { ...capture, startMs: 51, endMs: 52 })).toEqual(['impossible-order'])
})

test('knows two agreements of one order, of one key, and one of two keys', () => {
  const answer = { is: 'ok', agreementId: 'b', captureBeforeMs: 50, text: 'b' } as const
  const again = hold({ viewer: 'wei', answer: { is: 'ok', quoteId: 'r', expiresAtMs: 100 } })
  const second = { quoteId: 'r', key: 'l', answer }
  expect(kinds(confirm({}), confirm({ startMs: 4, endMs: 5 }))).toEqual([])
  expect(kinds(confirm({}), confirm({ ...second, startMs: 1, endMs: 5 }))).toEqual(['impossible-order'])
  expect(kinds(confirm({}), confirm({ startMs: 4, endMs: 5, answer }))).toEqual(['answer-changed'])
  expect(
    kinds(again, confirm({}), confirm({ ...second, order: 'other', answer: { ...answer, agreementId: 'a' } })),
  ).toEqual(['agreement-doubled'])
})
