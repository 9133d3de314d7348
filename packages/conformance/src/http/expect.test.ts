import { problemType, session } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import { demandEqual, demandNoInside, expectBody, expectHeader, expectProblem } from './expect.ts'
import type { Answer } from './send.ts'

const problemJson = 'application/problem+json'
const right = {
  type: problemType('expired'),
  title: 'The quote or the agreement has expired',
  status: 410,
  code: 'expired',
}

function answerOf(status: number, body: unknown, type = problemJson, headers: Record<string, string> = {}): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    ...{ status, text, json: typeof body === 'string' ? undefined : body, bytes: new TextEncoder().encode(text) },
    headers: new Headers({ 'Content-Type': type, ...headers }),
    exchange: { line: 'GET /', headers: {}, body: null, answer: { status, headers: {}, body: text } },
  }
}

test('a problem of the table is one', () => {
  expect(expectProblem(answerOf(410, right), 'order-taken', 'expired')).toEqual(right)
  expect(expectProblem(answerOf(410, right, `${problemJson}; charset=utf-8`)).code).toBe('expired')
})

test.each([
  ['as JSON', answerOf(410, right, 'application/json'), /Content-Type "application\/json" instead of 410 expired/],
  ['as a page', answerOf(410, '<h1>Gone</h1>', 'text/html'), /Content-Type "text\/html"/],
  ['with a status of its own', answerOf(400, right), /the status in the body: 410 instead of 400/],
  [
    'with the status of another code',
    answerOf(400, { ...right, status: 400 }),
    /the status of expired: 400 instead of 410/,
  ],
  ['with another type', answerOf(410, { ...right, type: 'about:blank' }), /type: "about:blank"/],
  ['with a code that is none', answerOf(410, { ...right, code: 'gone' }), /no problem of the contract: \$\.code/],
  ['with a key too many', answerOf(410, { ...right, stack: 'x' }), /no problem of the contract/],
  ['with a stack trace', answerOf(410, { ...right, detail: 'at read (/srv/bank/read.js:3:7)' }), /tells of the inside/],
  [
    'of another code',
    answerOf(401, { ...right, type: problemType('unauthorized'), status: 401, code: 'unauthorized' }),
    /401 unauthorized instead of 410 expired/,
  ],
])('a problem %s is none', (_, answer, message) => {
  expect(() => expectProblem(answer, 'expired')).toThrow(message)
})

test.each([
  'at Object.parse (/srv/app/index.ts:12:4)',
  'at com.bank.Offers.read(Offers.java:12)',
  'Traceback (most recent call last)',
  'select * from agreements where id = 1',
  'ORA-00933: SQL command not properly ended',
  'syntax error at or near ";"',
])('"%s" is of the inside', (text) => {
  expect(() => demandNoInside(answerOf(400, text))).toThrow('tells of the inside')
})

test('what a viewer may read is not', () => {
  expect(() => demandNoInside(answerOf(200, 'Please select a plan. It starts at 10:30.'))).not.toThrow()
})

test('a body is of the status, the type and the schema that were expected', () => {
  const body = { token: 'x'.repeat(40), expiresAt: '2026-01-01T00:00:00.000Z' }
  const json = 'application/json'
  expect(expectBody(answerOf(200, body, json), session, [200, 201])).toEqual(body)
  expect(() => expectBody(answerOf(202, body, json), session, [200, 201])).toThrow('status 202 instead of 200 or 201')
  expect(() => expectBody(answerOf(200, body, 'text/html'), session)).toThrow('Content-Type "text/html"')
  expect(() => expectBody(answerOf(200, { ...body, more: 1 }, json), session)).toThrow('not the contract: $')
})

test('a header has all its parts, whatever their case', () => {
  const answer = answerOf(200, '', 'text/plain', { 'Cache-Control': 'Public, s-maxage=60' })
  expect(() => expectHeader(answer, 'Cache-Control', 'public', 's-maxage=')).not.toThrow()
  expect(() => expectHeader(answer, 'Cache-Control', 'immutable')).toThrow('without immutable')
  expect(() => expectHeader(answer, 'ETag', '')).toThrow('ETag: (none)')
})

test('values are compared in every part, and both are shown', () => {
  expect(() => demandEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, 'a')).not.toThrow()
  expect(() => demandEqual({ a: 1 }, { a: 2 }, 'the sum')).toThrow('the sum: {"a":1} instead of {"a":2}')
})
