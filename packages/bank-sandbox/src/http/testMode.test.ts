import { catalog, type Fault, quote as quoteSchema } from '@offerdock/sdk/contract'
import { v7 as uuidV7 } from 'uuid'
import { afterEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'

const address = '/admin/clients/pk_test_demo/scenario'
const confirmLine = 'POST /v1/quotes/{quoteId}/confirm'

describe.each(stores)('the test mode on the %s database', (store) => {
  const bank = useBank(store)
  const set = async (faults: Fault[], seed = 1) =>
    expect((await api.call(bank.origin, `PUT ${address}`, { body: { seed, faults } })).status).toBe(200)
  const clear = () => api.call(bank.origin, `DELETE ${address}`)
  const makeOffers = (token: string) => api.call(bank.origin, 'POST /v1/offers', { token, body: api.makeOrder() })
  afterEach(clear)

  test('shows, changes and ends a scenario', async () => {
    const read = async () => (await api.call(bank.origin, `GET ${address}`)).json
    expect(await read()).toEqual({ scenario: null })
    await set([{ kind: 'sold-out' }], 3)
    await set([{ kind: 'expired', probability: 0.5 }], 4)
    expect(await read()).toEqual({ scenario: { seed: 4, faults: [{ kind: 'expired', probability: 0.5 }] } })
    expect((await clear()).status).toBe(204)
    expect(await read()).toEqual({ scenario: null })
  })

  test('answers with the status it was told, and does nothing of the call', async () => {
    const token = await api.openSession(bank.origin)
    const quote = await api.makeQuote(bank.origin, token)
    for (const [status, code, seconds] of [
      [429, 'rate-limited', '2'],
      [500, 'bank-error', null],
      [503, 'unavailable', '2'],
    ] as const) {
      await set([{ kind: 'status', status, retryAfterMs: 1500, calls: [confirmLine] }])
      const answer = await api.confirm(bank.origin, token, quote)
      expect(api.readProblem(answer)).toMatchObject({ code, status })
      expect(answer.headers.get('Retry-After')).toBe(seconds)
    }
    expect((await makeOffers(token)).status).toBe(200)
    await clear()
    await api.confirmed(api.confirm(bank.origin, token, quote))
  })

  test('is late, breaks off and sells out on demand', async () => {
    const token = await api.openSession(bank.origin)
    await set([{ kind: 'latency', latencyMs: 300, calls: ['POST /v1/offers'] }])
    const startedMs = performance.now()
    expect((await makeOffers(token)).status).toBe(200)
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(299) // a timer may be a fraction early
    await set([{ kind: 'malformed', calls: ['POST /v1/offers'] }])
    await expect(makeOffers(token)).rejects.toThrow(SyntaxError)
    const quote = await api.makeQuote(bank.origin, token)
    await set([{ kind: 'sold-out' }])
    const body = { ...api.makeOrder(), planId: 'p12' }
    const second = await api.call(bank.origin, 'POST /v1/quotes', { token, body })
    expect(api.readProblem(second).code).toBe('sold-out')
    expect(api.readProblem(await api.confirm(bank.origin, token, quote)).code).toBe('sold-out')
    expect((await makeOffers(token)).status).toBe(200)
  })

  test('gives quotes that have expired, and lets none be confirmed', async () => {
    const token = await api.openSession(bank.origin)
    await set([{ kind: 'expired' }])
    const quote = await api.makeQuote(bank.origin, token)
    expect(Date.parse(quote.expiresAt)).toBeLessThan(Date.now())
    expect(z.safeParse(quoteSchema, quote).success).toBe(true)
    expect(api.readProblem(await api.confirm(bank.origin, token, quote)).code).toBe('expired')
  })

  test('has a wrong clock', async () => {
    const path = 'GET /v1/catalog?client=pk_test_demo&currency=CNY'
    await set([{ kind: 'skew', skewMs: 7_200_000 }])
    const answer = await api.call(bank.origin, path)
    const aheadMs = Date.parse(answer.headers.get('Date') ?? '') - Date.now()
    expect(Math.round(aheadMs / 3_600_000)).toBe(2)
    expect(z.safeParse(catalog, answer.json).success).toBe(true)
  })

  test('drops the connection before the call, or after it, when the agreement is made', async () => {
    const token = await api.openSession(bank.origin)
    const quote = await api.makeQuote(bank.origin, token)
    await set([{ kind: 'drop', when: 'before', calls: [confirmLine] }])
    await expect(api.confirm(bank.origin, token, quote)).rejects.toThrow('fetch failed')
    await clear()
    await set([{ kind: 'drop', when: 'after', calls: [confirmLine] }])
    const key = uuidV7()
    await expect(api.confirm(bank.origin, token, quote, { key })).rejects.toThrow('fetch failed')
    await clear()
    const again = (asKey: string) => api.confirm(bank.origin, token, quote, { key: asKey })
    expect(api.readProblem(await again(uuidV7())).code).toBe('order-taken')
    const { agreement } = await api.confirmed(again(key))
    expect(agreement.status).toBe('reserved')
  })

  test('fails as often as it was told, and the same way again with the same seed', async () => {
    const token = await api.openSession(bank.origin)
    const run = async (seed: number) => {
      await set([{ kind: 'status', status: 500, probability: 0.5 }], seed)
      const statuses: number[] = []
      for (let i = 0; i < 20; i++) statuses.push((await makeOffers(token)).status)
      return statuses
    }
    const first = await run(7)
    expect(new Set(first)).toEqual(new Set([200, 500]))
    expect(await run(7)).toEqual(first)
    expect(await run(8)).not.toEqual(first)
  })

  test('befalls the one client only, by its page, its session and its key', async () => {
    const other = await api.openSession(bank.origin, 'ling', clients.other.clientId)
    const token = await api.openSession(bank.origin)
    await set([{ kind: 'status', status: 503 }])
    const statusOf = async (line: string, options: Parameters<typeof api.call>[2] = {}) =>
      (await api.call(bank.origin, line, options)).status
    expect(await statusOf('GET /v1/catalog?client=pk_test_demo&currency=CNY')).toBe(503)
    expect(await statusOf('GET /offerdock/panel?client=pk_test_demo')).toBe(503)
    expect(await statusOf('POST /v1/sessions', { body: { clientId: 'pk_test_demo' } })).toBe(503)
    expect(await statusOf('GET /v1/sessions/me', { token })).toBe(503)
    expect(await statusOf('GET /v1/agreements/none', { token: clients.demo.secret })).toBe(503)
    expect(await statusOf('GET /v1/catalog?client=pk_other&currency=CNY')).toBe(200)
    expect(await statusOf('POST /v1/sessions', { body: { clientId: 'pk_other' } })).toBe(200)
    expect(await statusOf('GET /v1/sessions/me', { token: other })).toBe(200)
    expect(await statusOf('GET /v1/agreements/none', { token: clients.other.secret })).toBe(404)
    expect(await statusOf('GET /healthz')).toBe(200)
  })

  test('is for test clients and calls that exist', async () => {
    const put = async (path: string, body: unknown) =>
      api.readProblem(await api.call(bank.origin, `PUT ${path}`, { body }))
    const faults = [{ kind: 'sold-out' }]
    expect(await put('/admin/clients/pk_other/scenario', { faults })).toMatchObject({ code: 'forbidden' })
    expect(await put('/admin/clients/pk_test_none/scenario', { faults })).toMatchObject({ code: 'bad-config' })
    const unknown = await put(address, { faults: [{ kind: 'sold-out', calls: ['POST /v1/quote'] }] })
    expect(unknown).toMatchObject({
      code: 'bad-request',
      detail: '$.faults: POST /v1/quote is not a call of this bank',
    })
    expect(await put(address, { faults: [{ kind: 'magic' }] })).toMatchObject({ code: 'bad-request' })
  })
})
