import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { catalog } from '@offerdock/sdk/contract'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { useBank } from '../testing/useBank.ts'

describe('the bank', () => {
  const bank = useBank('embedded')
  const get = (path: string, headers: Record<string, string> = {}) => api.call(bank.origin, `GET ${path}`, { headers })
  const catalogPath = '/v1/catalog?client=pk_test_demo&currency=CNY'

  test('gives one catalog to everybody, known by its content', async () => {
    const [first, second] = [await get(catalogPath), await get(catalogPath, { Origin: 'https://any.example' })]
    expect(second.text).toBe(first.text)
    const { version, ...terms } = z.parse(catalog, first.json)
    expect(first.headers.get('ETag')).toBe(`"${version}"`)
    expect(version).toBe(createHash('sha256').update(JSON.stringify(terms)).digest('hex'))
    for (const tag of [`"${version}"`, `W/"${version}"`, `"x", "${version}"`, '*']) {
      const known = await get(catalogPath, { 'If-None-Match': tag })
      expect([known.status, known.text, known.headers.get('ETag')]).toEqual([304, '', `"${version}"`])
    }
    expect((await get(catalogPath, { 'If-None-Match': '"x"' })).status).toBe(200)
    expect(first.text).not.toMatch(/readingMs|quoteMs|captureMs|lateRate|secret|sk_/)
  })

  test('names what is wrong with a body, and reads no more than 16 KiB', async () => {
    const line = 'POST /v1/sessions'
    const code = async (options: Parameters<typeof api.call>[2]) =>
      api.readProblem(await api.call(bank.origin, line, options))
    expect(await code({ body: {} })).toMatchObject({
      code: 'bad-request',
      detail: expect.stringMatching(/^\$\.clientId: /),
    })
    expect(await code({ body: { clientId: 'pk_test_demo', more: 1 } })).toMatchObject({
      detail: expect.stringMatching(/^\$: .*"more"/),
    })
    expect(await code({ body: '{' })).toMatchObject({ detail: 'the body is not JSON' })
    const form = { body: { clientId: 'pk_test_demo' }, headers: { 'Content-Type': 'text/plain' } }
    expect(await code(form)).toMatchObject({ code: 'bad-request', detail: expect.stringMatching('Content-Type') })
    expect(await code({ body: { clientId: 'none' } })).toMatchObject({ code: 'bad-config', status: 404 })
    expect(await code({ body: { clientId: 'x'.repeat(16_400) } })).toMatchObject({ code: 'too-large', status: 413 })
  })

  test('names the methods that an address takes', async () => {
    expect((await api.call(bank.origin, 'PUT /v1/sessions/me')).headers.get('Allow')).toBe('GET, HEAD, DELETE')
  })

  test('says what a write survives', async () => {
    expect((await get('/healthz')).json).toEqual({ status: 'ok', durability: 'process' })
  })

  test('logs neither tokens, nor orders, nor queries, nor the address of a sign-in page', async () => {
    const token = await api.openSession(bank.origin)
    const quote = await api.makeQuote(bank.origin, token)
    const { receipt, agreement } = await api.confirmed(api.confirm(bank.origin, token, quote))
    const { path } = await api.requestSignIn(bank.origin, token)
    await api.call(bank.origin, `GET ${path}`)
    const requestId = 'the-last-request'
    await get('/v1/catalog?client=none&currency=CNY&secret=hidden', { 'X-Request-Id': requestId })
    // What the bank writes arrives in its own time.
    await vi.waitUntil(() => bank.server?.stderr().includes(requestId), { timeout: 20_000 })
    // Without its numbers, which change from run to run and may contain any four digits.
    const log = (bank.server?.stderr() ?? '').replaceAll(/"(time|pid|port|tookMs)":("[^"]*"|\d+)/g, '')
    expect(log).toContain('"/sign-in/:requestId"')
    const secrets = [token, receipt, path, quote.orderRef, agreement.agreementId, 'hidden', 'Ling', '6021', '"ling"']
    for (const secret of secrets) expect(log).not.toContain(secret)
  })

  test.each(['Content-Length: 100', 'Transfer-Encoding: chunked'])(
    'takes a client that hangs up in a body with %s for no error of its own',
    async (framing) => {
      // The log is written beside the requests, in their order: after this line it is about what follows.
      const mark = `mark-${framing.length}-hang-up`
      await api.call(bank.origin, 'GET /healthz', { headers: { 'X-Request-Id': mark } })
      const log = () => bank.server?.stderr().split(mark)[1] ?? ''
      await vi.waitUntil(() => log() !== '', { timeout: 20_000 })
      const { hostname, port } = new URL(bank.origin)
      const socket = connect(Number(port), hostname)
      const head = ['POST /v1/sessions HTTP/1.1', 'Host: bank', 'Content-Type: application/json', framing]
      socket.write([...head, 'Expect: 100-continue', '', ''].join('\r\n'))
      await once(socket, 'data') // "100 Continue": the bank waits for the body
      socket.write('1\r\n{', () => socket.destroy())
      await vi.waitUntil(() => log().includes('"msg":"client hung up"'), { timeout: 20_000 })
      expect(log()).not.toMatch(/"level":[456]0|stack/)
    },
  )

  test('answers references that are no text, and ids that are none, as the contract says', async () => {
    const token = await api.openSession(bank.origin)
    for (const orderRef of ['a\u0000', 'a\n', '\u007f', '\ud800', 'a\udfff', '']) {
      const body = { ...api.makeOrder({ orderRef }), planId: 'p12' }
      const answer = await api.call(bank.origin, 'POST /v1/quotes', { token, body })
      expect(api.readProblem(answer)).toMatchObject({
        code: 'bad-request',
        detail: expect.stringMatching(/^\$\.orderRef/),
      })
    }
    await api.makeQuote(bank.origin, token, api.makeOrder({ orderRef: '订单 é😀' }))
    const kill = await api.call(bank.origin, 'PUT /admin/kill-switch', { body: { scope: 'bank', reason: 'a\u0000' } })
    expect(api.readProblem(kill)).toMatchObject({ code: 'bad-request', detail: expect.stringMatching(/^\$\.reason/) })
    const signIn = { hostOrigin: 'http://a\u0000', orderRef: 'a', orderMinor: 1, currency: 'CNY', locale: 'en' }
    expect(
      api.readProblem(await api.call(bank.origin, 'POST /v1/sessions/sign-in', { token, body: signIn })),
    ).toMatchObject({ code: 'bad-request', detail: expect.stringMatching(/^\$\.hostOrigin/) })
    for (const line of ['GET /v1/agreements/%00', 'POST /v1/agreements/%00/capture', 'GET /v1/agreements/%ED%A0%80']) {
      const answer = await api.call(bank.origin, line, { token: clients.demo.secret })
      expect(api.readProblem(answer)).toMatchObject({ code: 'not-found' })
    }
  })
})
