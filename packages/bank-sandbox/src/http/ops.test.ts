import { describe, expect, test, vi } from 'vitest'
import * as api from '../testing/callBank.ts'
import { stores, useBank } from '../testing/useBank.ts'

describe.each(stores)('the operation of a bank on the %s database', (store) => {
  const bank = useBank(store)
  const ask = (path: string, headers: Record<string, string> = {}) => api.call(bank.origin, `GET ${path}`, { headers })

  test('is alive and ready', async () => {
    expect((await api.call(bank.origin, 'GET /healthz')).json).toEqual({ status: 'ok', durability: 'process' })
    expect((await api.call(bank.origin, 'GET /readyz')).json).toEqual({ status: 'ready' })
  })

  test('is counted, and nobody is named in the counts', async () => {
    const token = await api.openSession(bank.origin)
    const quote = await api.makeQuote(bank.origin, token)
    const { agreement } = await api.confirmed(api.confirm(bank.origin, token, quote))
    await api.call(bank.origin, 'GET /nothing/at/all')
    const { text, headers } = await api.call(bank.origin, 'GET /metrics')
    expect(headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(text).toContain('offerdock_requests_total{route="/v1/quotes",method="POST",status="200"} 1\n')
    expect(text).toContain('offerdock_request_duration_seconds_count{route="/v1/quotes/:quoteId/confirm"} 1\n')
    expect(text).toContain('offerdock_confirms_total{outcome="confirmed"} 1\n')
    expect(text).toContain('offerdock_agreements_reserved 1\n')
    expect(text).toContain('offerdock_open_requests 1\n') // this one
    expect(text).toMatch(/^process_resident_memory_bytes [1-9]\d+$/m)
    expect(text.includes('offerdock_db_connections_max 10\n')).toBe(store === 'PostgreSQL')
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"\\]*",?)+\})? [\d.e+-]+)$/)
    }
    for (const secret of [token, quote.orderRef, agreement.agreementId, 'ling', 'nothing/at']) {
      expect(text).not.toContain(secret)
    }
  })

  test('is for a program on the machine, where there is no operator key', async () => {
    for (const path of ['/metrics', '/admin']) expect((await ask(path)).status).toBe(200)
    const { calls } = (await ask('/admin')).json as { calls: string[] }
    expect(calls).toContain('POST /admin/backup')
    expect(calls).toContain('PUT /admin/clients/{clientId}/scenario')
  })

  // `fetch` sets Host and Origin itself; these are sent over a socket of our own.
  test.each([
    ['a page of another site', { Origin: 'https://evil.example' }],
    ['a page without an origin', { Origin: 'null' }],
    ['a page of the shop', { 'Sec-Fetch-Site': 'same-site' }],
    ['a page that reads across sites', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a name that was rebound to this machine', { Host: 'evil.example' }],
    ['a name that looks like this machine', { Host: '127.0.0.1.evil.example' }],
    ['a proxy', { 'X-Forwarded-For': '127.0.0.1' }],
    ['a proxy that hides the address', { 'X-Forwarded-Proto': 'https' }],
    ['a proxy of another kind', { Forwarded: 'for=127.0.0.1' }],
    ['an invented key', { Authorization: 'Bearer guess', Via: '1.1 proxy' }],
  ])('is not for %s', async (_, headers) => {
    for (const path of ['/metrics', '/admin', '/admin/backup', '/admin/nothing']) {
      expect(await api.callRaw(bank.origin, `GET ${path}`, headers)).toContain('"code":"forbidden"')
    }
    expect(await api.callRaw(bank.origin, 'POST /admin/backup', headers)).toContain('"code":"forbidden"')
  })

  test('repeats the id of a request, and makes one where there is none that it could log', async () => {
    const idOf = async (headers: Record<string, string>) => (await ask('/healthz', headers)).headers.get('X-Request-Id')
    expect(await idOf({ 'X-Request-Id': '0af7651916cd43dd8448eb211c80319c' })).toBe('0af7651916cd43dd8448eb211c80319c')
    for (const given of ['short', 'x'.repeat(65), 'a b c d e f g', '{"level":60}', 'ling@example.com']) {
      expect(await idOf({ 'X-Request-Id': given })).toMatch(/^[\da-f-]{36}$/)
    }
    // What the bank writes arrives in its own time.
    const isLogged = () => bank.server?.stderr().includes('"requestId":"0af7651916cd43dd8448eb211c80319c"')
    await vi.waitUntil(isLogged, { timeout: 20_000 })
  })
})

describe('a bank with an operator key', () => {
  const key = 'a-key-of-the-operator'
  const bank = useBank('embedded', {
    OPERATOR_KEY: key,
    PUBLIC_ORIGIN: 'https://bank.example',
    SECRET_KEY: 'sk_own_key',
  })

  test('asks everybody for it, this machine too, and wants nothing else', async () => {
    for (const path of ['/metrics', '/admin']) {
      const codes = [undefined, 'a-key-of-the-operato', 'sk_own_key'].map(async (token) =>
        api.readProblem(await api.call(bank.origin, `GET ${path}`, token === undefined ? {} : { token })),
      )
      for (const problem of await Promise.all(codes)) expect(problem).toMatchObject({ code: 'forbidden', status: 403 })
      const headers = { 'X-Forwarded-For': '192.0.2.1', 'X-Forwarded-Proto': 'https' }
      expect((await api.call(bank.origin, `GET ${path}`, { token: key, headers })).status).toBe(200)
    }
  })
})
