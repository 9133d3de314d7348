import { expect, test } from 'vitest'
import { checkAnswer } from './checkAnswer.ts'

const agreementLine = 'GET /v1/agreements/0198c0de?x=1'
const health = { status: 'ok', durability: 'process' }
const problem = { type: '/problems/not-found', title: 'There is nothing', status: 404, code: 'not-found' }
const json = (status: number, body: unknown, contentType = 'application/json') => ({ status, contentType, json: body })
const asProblem = (status: number, body: unknown) => json(status, body, 'application/problem+json')

test('an answer that openapi.json describes is let through, and so is an address that it does not have', () => {
  checkAnswer('GET /healthz', json(200, health))
  checkAnswer(agreementLine, asProblem(404, problem))
  checkAnswer('DELETE /v1/sessions/me', { status: 204, contentType: '', json: null })
  checkAnswer('GET /v1/nothing', json(418, { any: 'thing' }))
  checkAnswer('PUT /healthz', json(418, null))
})

test.each([
  ['a status that it does not have', 'GET /healthz', json(201, health)],
  ['a media type that it does not have', 'GET /healthz', json(200, health, 'application/xml')],
  ['a field too many', 'GET /healthz', json(200, { ...health, secret: 1 })],
  ['a field too few', 'GET /healthz', json(200, { status: 'ok' })],
  ['a value of another kind', 'GET /healthz', json(200, { ...health, durability: 'none' })],
  ['a problem that the call does not have', agreementLine, asProblem(404, { ...problem, code: 'bad-config' })],
  ['a problem of another status', agreementLine, asProblem(404, { ...problem, status: 410 })],
  ['a problem with a field too many', agreementLine, asProblem(404, { ...problem, stack: 'at main.ts:1' })],
])('%s is found', (_, line, answer) => {
  expect(() => checkAnswer(line, answer)).toThrow(/openapi\.json/)
})
