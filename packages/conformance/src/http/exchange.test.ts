import { expect, test } from 'vitest'
import { describeExchange, redact } from './exchange.ts'

const receipt = 'eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl'

test('an exchange is told without what opens something', () => {
  const told = describeExchange({
    line: 'POST https://bank.example/sign-in/AbCdEf0123456789',
    headers: { Authorization: 'Bearer secret-1', Cookie: 'a=secret-2', 'Content-Type': 'application/json' },
    body: '{"token":"secret-3"}',
    answer: {
      status: 200,
      headers: { 'set-cookie': 'a=secret-4' },
      body: `{"token": "secret-5","receipt":"${receipt}"}`,
    },
  }).join('\n')
  expect(told).not.toMatch(/secret|AbCdEf|c2lnbmF0dXJl/)
  expect(told).toContain('> Authorization: Bearer <8 characters>')
  expect(told).toContain('> Content-Type: application/json')
  expect(told).toContain('<signature>')
})

test('a long body is cut, and control characters cannot reach a terminal', () => {
  const told = describeExchange({
    line: 'GET /',
    headers: {},
    body: null,
    answer: { status: 200, headers: {}, body: '' },
  })
  expect(told).toEqual(['> GET /', '< 200'])
  const [, , body = ''] = describeExchange({
    ...{ line: 'GET /', headers: {}, body: null },
    answer: { status: 200, headers: {}, body: `\u001b[2J${'x'.repeat(5000)}` },
  })
  expect(body.startsWith('< ·[2Jx')).toBe(true)
  expect(body.length).toBeLessThan(1600)
})

test('an exchange without an answer says so', () => {
  expect(describeExchange({ line: 'GET /', headers: {}, body: null, answer: null })).toEqual(['> GET /', '< no answer'])
})

test('links of a step-up or cooling-off are secrets too', () => {
  expect(redact('/step-up/abcdefgh?x /cooling-off/ijkl')).toBe('/step-up/<8 characters>?x /cooling-off/<4 characters>')
})
