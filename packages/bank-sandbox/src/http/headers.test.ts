import { problem, problems } from '@offerdock/sdk/contract'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { bankDocs, canRunSamples, readSamples, runSamples } from '../testing/bankDocs.ts'
import * as api from '../testing/callBank.ts'
import { useBank } from '../testing/useBank.ts'

describe('the bank', () => {
  const bank = useBank('embedded')
  const get = (path: string) => api.call(bank.origin, `GET ${path}`)

  const closed = {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }
  const open = { ...closed, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
  const file = { ...open, 'timing-allow-origin': '*' }
  const immutable = { ...file, 'cache-control': 'public, max-age=31536000, immutable' }
  const terms = { ...open, 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' }
  const snapshot = { ...open, 'cache-control': 'public, max-age=0, s-maxage=2' }
  const stream = { ...open, 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' }
  const refused = { ...closed, 'www-authenticate': 'Bearer' }
  const page = {
    ...closed,
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; style-src 'nonce-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    ),
  }

  const signedOut = {
    ...closed,
    location: '/agreements?lang=en',
    'set-cookie': 'offerdock-agreements=; Max-Age=0; Path=/agreements; HttpOnly; SameSite=Strict',
  }

  const rows: [line: string, status: number, expected: Record<string, unknown>][] = [
    ['GET /nothing', 404, closed],
    ['GET /v1/nothing', 404, closed],
    ['POST /v1/nothing', 404, closed],
    ['PUT /v1/offers', 405, { ...closed, allow: 'POST' }],
    ['OPTIONS /v1/quotes', 405, { ...closed, allow: 'POST' }],
    ['DELETE /v1/catalog', 405, { ...open, allow: 'GET, HEAD' }],

    ['GET /v1/catalog?client=pk_test_demo&currency=CNY', 200, terms],
    ['GET /v1/catalog?client=none&currency=CNY', 404, open],
    ['GET /v1/catalog?client=pk_test_demo&currency=EUR', 400, open],
    ['GET /v1/texts/none', 404, open],
    ['GET /v1/live/room-1/snapshot', 200, snapshot],
    ['GET /v1/live/room-1/snapshot?client=none', 404, open],
    ['HEAD /v1/live/room-1', 200, stream],
    ['GET /v1/live/%00', 404, open],
    ['GET /.well-known/jwks.json', 200, { ...open, 'cache-control': 'public, max-age=600' }],
    ['GET /offerdock/v1.js', 200, { ...file, 'cache-control': 'no-cache' }],
    ['GET /offerdock/integrity.json', 200, { ...file, 'cache-control': 'no-cache' }],
    ['GET /offerdock/host.aaaaaaaa.js', 200, immutable],
    ['GET /offerdock/panel.dddddddd.css', 200, immutable],
    ['HEAD /offerdock/panel-en.cccccccc.js', 200, immutable],
    ['GET /offerdock/not-listed.js', 404, open],
    ['GET /offerdock/..%2f..%2fpackage.json', 404, open],
    ['GET /offerdock/panel?client=none', 404, page],

    ['POST /v1/sessions', 400, closed],
    ['GET /v1/sessions/me', 401, refused],
    ['DELETE /v1/sessions/me', 401, refused],
    ['POST /v1/sessions/sign-in', 401, refused],
    ['POST /v1/offers', 401, refused],
    ['POST /v1/quotes', 401, refused],
    ['POST /v1/quotes/q/confirm', 401, refused],
    ['GET /v1/agreements/a', 401, refused],
    ['POST /v1/agreements/a/capture', 401, refused],
    ['POST /v1/agreements/a/release', 401, refused],
    ['POST /v1/agreements/a/refund', 401, refused],
    ['POST /v1/agreements/a/abandon', 401, refused],
    ['GET /v1/me/agreements', 401, refused],
    ['POST /v1/me/agreements/a/withdraw', 401, refused],
    ['GET /v1/me/export', 401, refused],
    ['GET /v1/schemas/account-export.json', 200, { ...open, 'cache-control': 'public, max-age=3600' }],
    ['DELETE /v1/me', 401, refused],
    ['GET /v1/consents', 401, refused],
    ['POST /v1/consents', 401, refused],
    ['DELETE /v1/consents/sharing', 401, refused],
    ['POST /v1/applications', 401, refused],
    ['GET /v1/applications/a', 401, refused],
    ['POST /v1/feedback', 401, refused],
    ['GET /v1/complaints', 401, refused],
    ['POST /v1/complaints', 401, refused],
    ['GET /v1/complaints/c', 401, refused],
    ['GET /v1/complaints/c/record', 401, refused],

    ['GET /sign-in/none', 404, page],
    ['POST /sign-in/none', 404, page],
    ['GET /step-up/none', 404, page],
    ['POST /step-up/none', 404, page],
    ['GET /cooling-off/none', 404, page],
    ['POST /cooling-off/none', 404, page],
    ['GET /agreements', 200, page],
    ['GET /agreements/none', 200, page],
    ['GET /agreements/none/abandon', 200, page],
    ['POST /agreements/none/withdraw', 303, { ...page, location: '/agreements?lang=en' }],
    ['POST /agreements/sign-in', 400, page],
    ['POST /agreements/sign-out', 303, signedOut],

    ['GET /healthz', 200, closed],
    ['GET /readyz', 200, closed],
    ['GET /metrics', 200, closed],
    ['GET /admin', 200, closed],
    ['GET /admin/nothing', 404, closed],
    ['POST /admin/backup', 201, closed],
    ['GET /admin/clients/pk_test_demo/scenario', 200, closed],
    ['PUT /admin/clients/pk_test_demo/scenario', 400, closed],
    ['DELETE /admin/clients/pk_test_demo/scenario', 204, closed],
    ['GET /admin/events', 200, closed],
    ['POST /admin/events/replay', 400, closed],
    ['GET /admin/keys', 200, closed],
    ['POST /admin/keys/rotate', 400, closed],
    ['POST /admin/keys/none/withdraw', 404, closed],
    ['GET /admin/kill-switch', 200, closed],
    ['PUT /admin/kill-switch', 400, closed],
    ['DELETE /admin/kill-switch', 400, closed],
    ['GET /admin/live/withdrawals?client=pk_test_demo', 200, closed],
    ['POST /admin/live/withdraw', 400, closed],
    ['POST /admin/live/restore', 400, closed],
    ['POST /admin/live/pin', 400, closed],
    ['GET /admin/risk-decisions', 200, closed],
    ['GET /admin/risk-alarms', 200, closed],
    ['POST /admin/reconciliation', 200, closed],
    ['GET /admin/webhooks/pk_test_demo', 200, closed],
    ['POST /admin/webhooks/none/rotate', 404, closed],
  ]

  const form = { body: '', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }

  /** Of the connection, or of one answer alone. */
  const own = ['connection', 'content-length', 'content-type', 'date', 'etag', 'keep-alive', 'transfer-encoding']
  const readHeaders = ({ headers }: api.Answer) =>
    Object.fromEntries([...headers].filter(([name]) => !own.includes(name) && name !== 'x-request-id'))

  test.each(rows)('answers %s with %d and exactly its headers', async (line, status, expected) => {
    const isForm = line.startsWith('POST') && !/ \/(v1|admin)\//.test(line)
    const answer = await api.call(bank.origin, line, isForm ? form : {})
    expect(answer.status).toBe(status)
    expect(readHeaders(answer)).toEqual(expected)
    expect(answer.headers.get('X-Request-Id')).toMatch(/^[\da-f-]{36}$/)
    if (status >= 400 && answer.json !== null) api.readProblem(answer)
  })

  test('closes every kind of error alike', async () => {
    const token = await api.openSession(bank.origin, null)
    const body = api.makeOrder({ tags: Array(400).fill('x'.repeat(50)) })
    const large = await api.call(bank.origin, 'POST /v1/offers', { token, body })
    expect([api.readProblem(large).code, readHeaders(large)]).toEqual(['too-large', closed])
    const address = '/admin/clients/pk_test_demo/scenario'
    for (const status of [429, 500, 503]) {
      const faults = [{ kind: 'status', status, retryAfterMs: 1000 }]
      await api.call(bank.origin, `PUT ${address}`, { body: { faults } })
      const answer = await api.call(bank.origin, 'GET /v1/sessions/me', { token })
      expect([answer.status, readHeaders(answer)]).toEqual([
        status,
        status === 500 ? closed : { ...closed, 'retry-after': '1' },
      ])
      const shown = await get('/v1/live/room-1/snapshot?client=pk_test_demo')
      expect([shown.status, readHeaders(shown)]).toEqual([
        status,
        status === 500 ? open : { ...open, 'retry-after': '1' },
      ])
    }
    await api.call(bank.origin, `DELETE ${address}`)
  })

  test.each([
    ['what is no HTTP', 'HELO bank\r\n\r\n', 400],
    ['a head without an end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`, 413],
    ['no Host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a Host that is none', 'GET /healthz HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n', 400],
    ['two Hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
    ['an unknown wish', 'GET /healthz HTTP/1.1\r\nHost: b\r\nExpect: 200-maybe\r\nConnection: close\r\n\r\n', 400],
    ['two lengths', 'POST /v1/offers HTTP/1.1\r\nHost: b\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['a smuggled body', 'POST / HTTP/1.1\r\nHost: b\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ])('answers %s with a closed problem too', async (_, bytes, status) => {
    const [head = '', text = ''] = (await api.sendRaw(bank.origin, bytes)).split('\r\n\r\n')
    const [first = '', ...lines] = head.split('\r\n')
    expect(first).toMatch(new RegExp(`^HTTP/1.1 ${status} \\S`))
    const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/, 2)))
    const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    expect(named).toMatchObject({ ...closed, 'content-type': 'application/problem+json' })
    expect(z.parse(problem, JSON.parse(text))).toMatchObject({ status })
  })

  test('shows nobody’s data as a page', async () => {
    const headers = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Site': 'none' }
    const statusOf = async (path: string) => (await api.callRaw(bank.origin, `GET ${path}`, headers)).slice(9, 12)
    for (const path of ['/v1/sessions/me', '/v1/me/agreements', '/v1/agreements/a', '/admin', '/v1/consents']) {
      expect([path, await statusOf(path)]).toEqual([path, '403'])
    }
    const open = ['/v1/catalog?client=pk_test_demo&currency=CNY', '/agreements', '/offerdock/v1.js', '/healthz']
    for (const path of open) expect([path, await statusOf(path)]).toEqual([path, '200'])
  })

  test('has a row for every call', async () => {
    const { calls } = z.parse(z.object({ calls: z.array(z.string()) }), (await get('/admin')).json)
    const lines = rows.map(([line]) => line.replace('HEAD', 'GET').replace(/\?.*/, ''))
    const missing = calls.filter((call) => {
      const pattern = new RegExp(`^${call.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
      return !lines.some((line) => pattern.test(line))
    })
    expect(missing).toEqual([])
    expect(calls.length).toBeGreaterThan(50)
  })

  test('is documented, every call and every problem', async () => {
    const page = Object.values(bankDocs).join('\n')
    const { calls } = z.parse(z.object({ calls: z.array(z.string()) }), (await get('/admin')).json)
    const paths = calls.map((call) => call.split(' ')[1] ?? '').filter((path) => /^\/(v1|admin)\b/.test(path))
    expect(paths.filter((path) => !page.includes(path))).toEqual([])
    const table = page.slice(page.indexOf('## Problems'), page.indexOf('## How often'))
    const documented = [...table.matchAll(/^\| (`[^|]+) \| (\d{3}) /gm)].flatMap(([, codes = '', status]) =>
      [...codes.matchAll(/`([\w-]+)`/g)].map(([, code]) => [code, Number(status)]),
    )
    const known = Object.entries(problems).map(([code, { status }]) => [code, status])
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(known))
  })

  test.each(Object.entries(bankDocs))('%s links to its own headings, and its samples set what they use', (_, page) => {
    const toAnchor = (title: string) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\d_ -]/gu, '')
        .replaceAll(' ', '-')
    const anchors = Array.from(page.matchAll(/^#+ (.*)$/gm), ([, title = '']) => toAnchor(title))
    const links = Array.from(page.matchAll(/\]\(#([^)]*)\)/g), ([, anchor = '']) => anchor)
    expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([])
    const script = readSamples(page)
    const isSet = (name: string, before: number) => new RegExp(`\\b${name}=`).test(script.slice(0, before))
    const used = Array.from(script.matchAll(/\$([A-Z_]+)/g), ({ 1: name = '', index }) => ({ name, index }))
    expect(used.filter(({ name, index }) => !isSet(name, index))).toEqual([])
  })

  // Bash, curl and jq are not among what a checkout needs.
  if (canRunSamples) {
    test.each(['bank-api.md', 'bank-operator.md'])('answers the samples of %s as they are printed', async (name) => {
      expect(await runSamples(bank.origin, bankDocs[name] ?? '')).not.toBe('')
    })
  }
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

  test('has no operator without an operator key', async () => {
    const answer = await api.call(bank.origin, 'GET /admin')
    expect(api.readProblem(answer)).toMatchObject({ code: 'forbidden', status: 403 })
  })
})
