import { v7 as uuidV7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'

describe.each(stores)('rate limits on the %s database', (store) => {
  // One proxy, so that each test can come from addresses of its own.
  const bank = useBank(store, { RATE_LIMITS: 'on', TRUST_PROXY: '1' })
  const from = (address: string) => ({ 'X-Forwarded-For': `203.0.113.9, ${address}` })
  const openSession = (address: string, origin = bank.origin) =>
    api.call(origin, 'POST /v1/sessions', { body: { clientId: 'pk_test_demo' }, headers: from(address) })
  const codeOf = async (answer: Promise<api.Answer>) => {
    const { status, json } = await answer
    return status < 400 ? 'ok' : (json as { code: string }).code
  }

  test('let a burst through, say when to come back, and count what they refused', async () => {
    const answers = await Promise.all(Array.from({ length: 90 }, () => openSession('192.0.2.1')))
    const refused = answers.filter(({ status }) => status === 429)
    const given = answers.filter(({ status }) => status === 200)
    expect(given.length + refused.length).toBe(90)
    expect(given.length).toBeGreaterThanOrEqual(60)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) {
      const problem = api.readProblem(answer)
      expect(problem.code).toBe('rate-limited')
      const seconds = Number(answer.headers.get('Retry-After'))
      expect(seconds).toBe(Math.ceil((problem.retryAfterMs ?? 0) / 1000))
      expect(seconds).toBeGreaterThanOrEqual(1)
      expect(seconds).toBeLessThanOrEqual(300)
    }
    expect(new Set(refused.map(({ json }) => (json as { retryAfterMs: number }).retryAfterMs)).size).toBeGreaterThan(1)
    expect(await codeOf(openSession('192.0.2.2'))).toBe('ok')
    const { text } = await api.call(bank.origin, 'GET /metrics')
    expect(text).toContain(`offerdock_rate_limited_total{class="session"} ${refused.length}\n`)
  })

  test('believe the trusted proxy, not what a viewer writes before it', async () => {
    const invented = (i: number) => ({ 'X-Forwarded-For': `198.51.100.${i}, 192.0.2.3` })
    const body = { clientId: 'pk_test_demo' }
    const answers = Array.from({ length: 90 }, (_, i) =>
      codeOf(api.call(bank.origin, 'POST /v1/sessions', { body, headers: invented(i) })),
    )
    expect(await Promise.all(answers)).toContain('rate-limited')
  })

  test('count made-up tokens for the address, and what the bank gave for itself', async () => {
    const [headers, token] = [from('192.0.2.5'), await api.openSession(bank.origin, null)]
    const path = '/v1/quotes/none/confirm'
    // So many that a slow machine, which refills the bucket meanwhile, does not take them all.
    const calls = Array.from({ length: 330 }, (_, i) => (i < 30 ? `POST ${path}` : 'GET /v1/sessions/me'))
    const ask = (line: string, i: number) => codeOf(api.call(bank.origin, line, { token: `made-up-${i}`, headers }))
    const codes = await Promise.all(calls.map(ask))
    for (const some of [codes.slice(0, 30), codes.slice(30)]) {
      expect(new Set(some)).toEqual(new Set(['unauthorized', 'rate-limited']))
    }
    expect(await codeOf(api.call(bank.origin, 'GET /v1/sessions/me', { token, headers }))).toBe('ok')
    const { secret } = clients.demo
    expect(await codeOf(api.call(bank.origin, 'GET /v1/agreements/none', { token: secret, headers }))).toBe('not-found')
  })

  test('count a session for itself, from however many addresses, and tell its page', async () => {
    const [token, other] = [await api.openSession(bank.origin, null), await api.openSession(bank.origin, null)]
    const ask = (i: number) =>
      codeOf(api.call(bank.origin, 'GET /v1/sessions/me', { token, headers: from(`198.51.100.${i}`) }))
    const codes = await Promise.all(Array.from({ length: 240 }, (_, i) => ask(i)))
    expect(new Set(codes)).toEqual(new Set(['ok', 'rate-limited']))
    expect(
      await codeOf(api.call(bank.origin, 'GET /v1/sessions/me', { token: other, headers: from('198.51.100.1') })),
    ).toBe('ok')
    // A stream is limited by its address; HEAD asks for one without opening it.
    const heads = await Promise.all(
      Array.from({ length: 240 }, () =>
        fetch(`${bank.origin}/v1/live/room-1`, { method: 'HEAD', headers: from('192.0.2.6') }),
      ),
    )
    const refused = heads.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    for (const { headers } of refused) expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  test('stop confirms and guesses, of the account in whichever session', async () => {
    const [first, second] = [await api.openSession(bank.origin, 'wei'), await api.openSession(bank.origin, 'wei')]
    const quote = { quoteId: 'none', disclosureHash: '0'.repeat(64) }
    // So many at once that the bucket of 20, which wins back one in five seconds, cannot keep up however slow they are.
    const codes = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        codeOf(api.confirm(bank.origin, i % 2 ? first : second, quote, { key: uuidV7() })),
      ),
    )
    expect(new Set(codes)).toEqual(new Set(['not-found', 'rate-limited']))
    const other = await api.openSession(bank.origin, 'ling')
    expect(await codeOf(api.confirm(bank.origin, other, quote, { key: uuidV7() }))).toBe('not-found')

    const { path } = await api.requestSignIn(bank.origin, first)
    const guess = () => api.submitSignIn(bank.origin, path, { code: '00', persona: 'wei' }, from('192.0.2.4'))
    const guesses = await Promise.all(Array.from({ length: 40 }, guess))
    const page = guesses.find(({ status }) => status === 429)
    expect(page?.headers.get('Content-Type')).toMatch('text/html')
    expect(page?.headers.get('Retry-After')).toMatch(/^\d+$/)
  })
})
