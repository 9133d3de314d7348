import { createHash } from 'node:crypto'
import { catalog } from '@offerdock/sdk/contract'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
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
    expect(first.text).not.toMatch(/readingMs|quoteMs|captureMs|timeZone|lateRate|secret|sk_/)
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
    await get('/v1/catalog?client=none&currency=CNY&secret=hidden')
    // Without its numbers, which change from run to run and may contain any four digits.
    const log = (bank.server?.stderr() ?? '').replaceAll(/"(time|pid|port|tookMs)":("[^"]*"|\d+)/g, '')
    expect(log).toContain('"/sign-in/:requestId"')
    const secrets = [token, receipt, path, quote.orderRef, agreement.agreementId, 'hidden', 'Ling', '6021', '"ling"']
    for (const secret of secrets) expect(log).not.toContain(secret)
  })
})
