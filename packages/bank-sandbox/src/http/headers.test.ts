import { createHash } from 'node:crypto'
import { catalog } from '@offerdock/sdk/contract'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { hostOrigin } from '../testing/makeSeed.ts'
import { useBank } from '../testing/useBank.ts'

describe('the bank', () => {
  const bank = useBank('embedded', { HOST_ORIGINS: `${hostOrigin}, https://shop.example` })
  const get = (path: string, headers: Record<string, string> = {}) => api.call(bank.origin, `GET ${path}`, { headers })
  const catalogPath = '/v1/catalog?client=pk_test_demo&currency=CNY'

  const closed = {
    'access-control-allow-origin': null,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-embedder-policy': null,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'set-cookie': null,
    'strict-transport-security': null,
    'timing-allow-origin': null,
    vary: null,
    'x-content-type-options': 'nosniff',
  }
  const open = { ...closed, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
  const file = { ...open, 'timing-allow-origin': '*' }
  const immutable = { ...file, 'cache-control': 'public, max-age=31536000, immutable' }
  const catalogCache = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'

  test.each([
    ['GET /nothing', 404, closed],
    ['GET /v1/consents', 404, closed],
    ['POST /v1/agreements/a/refund', 404, closed],
    ['PUT /v1/offers', 405, closed],
    ['OPTIONS /v1/quotes', 405, closed],
    ['GET /v1/sessions/me', 401, closed],
    ['DELETE /v1/sessions/me', 401, closed],
    ['POST /v1/sessions', 400, closed],
    ['POST /v1/offers', 401, closed],
    ['POST /v1/quotes', 401, closed],
    ['POST /v1/quotes/q/confirm', 401, closed],
    ['GET /v1/agreements/a', 401, closed],
    ['POST /v1/agreements/a/capture', 401, closed],
    ['GET /sign-in/none', 404, closed],
    ['GET /offerdock/panel?client=none', 404, closed],
    ['GET /healthz', 200, closed],
    [`GET ${catalogPath}`, 200, { ...open, 'cache-control': catalogCache }],
    ['GET /v1/catalog?client=none&currency=CNY', 404, open],
    ['GET /v1/catalog?client=pk_test_demo&currency=EUR', 400, open],
    ['DELETE /v1/catalog', 405, open],
    ['GET /.well-known/jwks.json', 200, { ...open, 'cache-control': 'public, max-age=600' }],
    ['GET /offerdock/v1.js', 200, { ...file, 'cache-control': 'no-cache' }],
    ['GET /offerdock/integrity.json', 200, { ...file, 'cache-control': 'no-cache' }],
    ['GET /offerdock/host.aaaaaaaa.js', 200, immutable],
    ['GET /offerdock/panel.dddddddd.css', 200, immutable],
    ['HEAD /offerdock/panel-en.cccccccc.js', 200, immutable],
    ['GET /offerdock/not-listed.js', 404, open],
    ['GET /offerdock/..%2f..%2fpackage.json', 404, open],
  ])('answers %s with %d and exactly its headers', async (line, status, expected) => {
    const answer = await api.call(bank.origin, line)
    expect(answer.status).toBe(status)
    const names = Object.keys(closed)
    expect(Object.fromEntries(names.map((name) => [name, answer.headers.get(name)]))).toEqual(expected)
    if (status >= 400 && !/sign-in|panel/.test(line)) api.readProblem(answer)
  })

  test('gives the panel page to the origins of its client only', async () => {
    const answer = await get('/offerdock/panel?client=pk_test_demo')
    const nonce = /nonce="([^"]+)"/.exec(answer.text)?.[1]
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-security-policy': [
        "default-src 'none'",
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        `style-src 'nonce-${nonce}'`,
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-src 'none'",
        'frame-ancestors http://localhost:4000 https://shop.example',
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
      'cache-control': 'no-store',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'cross-origin-resource-policy': 'cross-origin',
      'origin-agent-cluster': '?1',
      'referrer-policy': 'no-referrer',
    })
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect((await get('/offerdock/panel?client=pk_test_demo')).text).not.toContain(nonce)
  })

  test('tells the panel who may embed it and who lends, and pins its files', async () => {
    const { text } = await get('/offerdock/panel?client=pk_test_demo')
    const config = /id="offerdock-config">([^<]*)</.exec(text)?.[1] ?? ''
    expect(JSON.parse(config)).toEqual({
      clientId: 'pk_test_demo',
      origins: [hostOrigin, 'https://shop.example'],
      lenderName: { 'zh-CN': '示例银行股份有限公司', en: 'Sandbox Bank Ltd.' },
      hotline: '400-000-0100',
      minorUnits: { CNY: 2 },
    })
    for (const name of ['panel.bbbbbbbb.js', 'panel.dddddddd.css']) {
      const digest = createHash('sha384')
        .update((await get(`/offerdock/${name}`)).text)
        .digest('base64')
      const [, pinned] = new RegExp(`integrity="([^"]+)" (?:href|src)="/offerdock/${name}"`).exec(text) ?? []
      expect(pinned).toBe(`sha384-${digest}`)
    }
  })

  test('gives the sign-in page its own style and form, and no script', async () => {
    const token = await api.openSession(bank.origin, null)
    const answer = await get((await api.requestSignIn(bank.origin, token)).path)
    const nonce = /<style nonce="([^"]+)"/.exec(answer.text)?.[1]
    expect(answer.headers.get('Content-Security-Policy')).toBe(
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    expect(answer.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  })

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

describe('a public bank', () => {
  const bank = useBank('embedded', { PUBLIC_ORIGIN: 'https://bank.example', SECRET_KEY: 'sk_live_of_our_own' })

  test('caches the alias briefly, asks for HTTPS and issues receipts in its own name', async () => {
    const alias = await api.call(bank.origin, 'GET /offerdock/v1.js')
    expect(alias.headers.get('Cache-Control')).toBe('public, max-age=300, stale-while-revalidate=86400')
    expect(alias.headers.get('Strict-Transport-Security')).toBe('max-age=63072000; includeSubDomains')
    const token = await api.openSession(bank.origin)
    const { url } = await api.requestSignIn(bank.origin, token)
    expect(url).toMatch(/^https:\/\/bank\.example\/sign-in\//)
    const { receipt } = await api.confirmed(api.confirm(bank.origin, token, await api.makeQuote(bank.origin, token)))
    const claims = JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString())
    expect(claims.iss).toBe('https://bank.example')
  })
})
