import { expect, test } from 'vitest'
import { isUnavailable } from '../db/isUnavailable.ts'
import { counter, histogram } from './instruments.ts'
import { createMemoryBuckets } from './memoryBuckets.ts'
import { findRateLimits } from './rateLimits.ts'

test('a bucket gives its burst, then as much as flows in, and says how long the next token takes', () => {
  let nowMs = 0
  const buckets = createMemoryBuckets(() => nowMs)
  const rate = { burst: 3, perSecond: 2 }
  const take = () => buckets.take('a', rate)
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 500])
  expect(buckets.take('b', rate)).toBe(0)
  nowMs = 375
  expect(take()).toBe(125)
  nowMs = 500
  expect([take(), take()]).toEqual([0, 500])
  nowMs = 3_600_000
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 500])
})

test('what is refused takes nothing, so that asking on does not lock anybody out', () => {
  let nowMs = 0
  const buckets = createMemoryBuckets(() => nowMs)
  const rate = { burst: 1, perSecond: 1 }
  expect(buckets.take('a', rate)).toBe(0)
  for (nowMs = 125; nowMs < 1000; nowMs += 125) expect(buckets.take('a', rate)).toBe(1000 - nowMs)
  expect(buckets.take('a', rate)).toBe(0)
})

test('of more buckets than there is room for the least recent one goes', () => {
  const buckets = createMemoryBuckets(() => 0)
  const rate = { burst: 1, perSecond: 1 }
  buckets.take('kept', rate)
  for (let i = 0; i < 49_999; i++) buckets.take(`${i}`, rate)
  expect(buckets.take('kept', rate)).toBe(1000)
  buckets.take('one more', rate)
  expect(buckets.take('kept', rate)).toBe(1000)
  expect(buckets.take('0', rate)).toBe(0)
})

test.each([
  ['GET /healthz', []],
  ['POST /admin/backup', []],
  ['POST /v1/sessions', ['session']],
  ['POST /v1/sessions/sign-in', ['session', 'sign-in']],
  ['GET /v1/sessions/me', ['viewer']],
  ['POST /sign-in/{requestId}', ['code']],
  ['POST /v1/offers', ['viewer']],
  ['POST /v1/quotes/{quoteId}/confirm', ['confirm']],
  ['POST /v1/agreements/{agreementId}/capture', ['platform']],
  ['POST /v1/agreements/{agreementId}/abandon', ['viewer']],
  ['GET /v1/catalog', ['read']],
  ['GET /v1/live/{room}/snapshot', ['read']],
  ['GET /v1/live/{room}', ['stream']],
  ['GET /offerdock/{file}', ['read']],
  ['POST /offerdock/violations', ['read']],
  ['GET /sign-in/{requestId}', ['read']],
  ['GET /*', ['read']],
])('%s is limited as %j', (call, names) => {
  expect(findRateLimits(call).map(({ name }) => name)).toEqual(names)
})

test('counters and histograms speak the text format, whatever a label holds', () => {
  const answers = counter('answers_total', 'Answers')
  answers.add({ route: '/a', status: 200 })
  answers.add({ route: '/a', status: 200 })
  answers.add({ route: 'a"\n\\', status: 500 })
  expect(answers.toText().split('\n')).toEqual([
    '# HELP answers_total Answers',
    '# TYPE answers_total counter',
    'answers_total{route="/a",status="200"} 2',
    'answers_total{route="a___",status="500"} 1',
    '',
  ])
  const took = histogram('took_seconds', 'Durations')
  for (const seconds of [0.004, 0.03, 99]) took.observe({ route: '/a' }, seconds)
  const text = took.toText()
  expect(text).toContain('took_seconds_bucket{route="/a",le="0.005"} 1\n')
  expect(text).toContain('took_seconds_bucket{route="/a",le="0.05"} 2\n')
  expect(text).toContain('took_seconds_bucket{route="/a",le="10"} 2\n')
  expect(text).toContain('took_seconds_bucket{route="/a",le="+Inf"} 3\n')
  expect(text).toContain('took_seconds_count{route="/a"} 3\n')
})

test.each([
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), true],
  [Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }), true],
  [Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }), true],
  [Object.assign(new Error('deadlock detected'), { code: '40P01' }), true],
  [new Error('Connection terminated unexpectedly'), true],
  [new Error('timeout exceeded when trying to connect'), true],
  [new Error('begin failed', { cause: new Error('Connection terminated') }), true],
  [Object.assign(new Error('duplicate key'), { code: '23505' }), false],
  [Object.assign(new Error('syntax error'), { code: '42601' }), false],
  [new TypeError('x is not a function'), false],
  ['57P01', false],
])('%o is the database being away: %s', (error, expected) => {
  expect(isUnavailable(error)).toBe(expected)
})
