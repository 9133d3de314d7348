import { type Fault, scenario } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { nameCall } from '../http/nameCall.ts'
import { distort } from './distort.ts'
import { chance } from './drawFaults.ts'
import { isTestClient } from './isTestClient.ts'

test('chances are the same for the same seed, differ for another, and are as frequent as they say', () => {
  const draw = (seed: number) => Array.from({ length: 2000 }, (_, i) => chance(seed, i + 1, 0) < 0.25)
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
  expect(draw(1)).not.toEqual(Array.from({ length: 2000 }, (_, i) => chance(1, i + 1, 1) < 0.25))
  expect(draw(1).filter(Boolean).length).toBeGreaterThan(430)
  expect(draw(1).filter(Boolean).length).toBeLessThan(570)
})

test.each([
  ['GET', '/v1/agreements/:agreementId', 'GET /v1/agreements/{agreementId}'],
  ['HEAD', '/v1/catalog', 'GET /v1/catalog'],
  ['POST', '/agreements/:agreementId/:action{abandon|withdraw}', 'POST /agreements/{agreementId}/{action}'],
  ['POST', '/v1/quotes/:quoteId/confirm', 'POST /v1/quotes/{quoteId}/confirm'],
])('%s %s is called %s', (method, route, call) => {
  expect(nameCall(method, route)).toBe(call)
})

test.each([
  ['pk_test_demo', true],
  ['pk_test_', true],
  ['pk_live_demo', false],
  ['xpk_test_demo', false],
])('%s has a test mode: %s', (clientId, expected) => {
  expect(isTestClient(clientId)).toBe(expected)
})

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
const quote = { quoteId: 'q', expiresAt: '2999-01-01T00:00:00.000Z', totalMinor: 535_888 }

test('an expired quote is changed in nothing but its end', async () => {
  const body = (await (await distort(json(quote), [{ kind: 'expired' }])).json()) as typeof quote
  expect(Date.parse(body.expiresAt)).toBeLessThan(Date.now())
  expect({ ...body, expiresAt: quote.expiresAt }).toEqual(quote)
  expect(await (await distort(json({ status: 'x' }), [{ kind: 'expired' }])).json()).toEqual({ status: 'x' })
})

test('a wrong clock moves Date and now, and nothing else', async () => {
  const now = '2026-01-01T00:00:00.000Z'
  const answer = await distort(json({ now, expiresAt: now }), [{ kind: 'skew', skewMs: -3_600_000 }])
  expect(await answer.json()).toEqual({ now: '2025-12-31T23:00:00.000Z', expiresAt: now })
  expect(Math.round((Date.now() - Date.parse(answer.headers.get('Date') ?? '')) / 3_600_000)).toBe(1)
})

test('a torn body is no JSON, and has no tag of the whole one', async () => {
  const whole = json(quote)
  whole.headers.set('ETag', '"x"')
  const answer = await distort(whole, [{ kind: 'malformed' }])
  const text = await answer.text()
  expect(JSON.stringify(quote).startsWith(text)).toBe(true)
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
  expect(answer.headers.get('ETag')).toBeNull()
})

test('what is not JSON is left whole', async () => {
  const page = new Response('<p>', { headers: { 'Content-Type': 'text/html' } })
  expect(await (await distort(page, [{ kind: 'malformed' }, { kind: 'expired' }])).text()).toBe('<p>')
  expect((await distort(new Response(null, { status: 204 }), [{ kind: 'malformed' }])).status).toBe(204)
})

test.each<[string, unknown]>([
  ['no fault', { faults: [] }],
  ['an unknown kind', { faults: [{ kind: 'magic' }] }],
  ['another status', { faults: [{ kind: 'status', status: 418 }] }],
  ['a chance above one', { faults: [{ kind: 'malformed', probability: 1.1 }] }],
  ['an hour of latency', { faults: [{ kind: 'latency', latencyMs: 3_600_000 }] }],
  ['a call that is a path', { faults: [{ kind: 'malformed', calls: ['/v1/offers'] }] }],
  ['another key', { faults: [{ kind: 'malformed', often: true }] }],
])('%s is no scenario', (_, value) => {
  expect(z.safeParse(scenario, value).success).toBe(false)
})

test('every kind of fault can be written down', () => {
  const faults: Fault[] = [
    { kind: 'latency', latencyMs: 800 },
    { kind: 'status', status: 429, retryAfterMs: 2000, probability: 0.5 },
    { kind: 'malformed', calls: ['POST /v1/offers', 'GET /.well-known/jwks.json'] },
    { kind: 'expired' },
    { kind: 'sold-out' },
    { kind: 'skew', skewMs: -60_000 },
    { kind: 'drop', when: 'after' },
  ]
  expect(z.parse(scenario, { seed: 7, faults })).toEqual({ seed: 7, faults })
})
