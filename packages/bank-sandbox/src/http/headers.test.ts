import { callList, problem, problems } from '@offerdock/sdk/contract'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { bankDocs, canRunSamples, readSamples, runSamples } from '../testing/bankDocs.ts'
import * as api from '../testing/callBank.ts'
import { closed, headerRows, open } from '../testing/headerRows.ts'
import { useBank } from '../testing/useBank.ts'

const openApiDocument = z.object({
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
})

describe('the bank', () => {
  const bank = useBank('embedded')
  const get = (path: string) => api.call(bank.origin, `GET ${path}`)

  const form = { body: '', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }

  /** Of the connection, or of one answer alone. */
  const own = ['connection', 'content-length', 'content-type', 'date', 'etag', 'keep-alive', 'transfer-encoding']
  const readHeaders = ({ headers }: api.Answer) =>
    Object.fromEntries([...headers].filter(([name]) => !own.includes(name) && name !== 'x-request-id'))

  test.each(headerRows)('answers %s with %d and exactly its headers', async (line, status, expected) => {
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

  const chunked =
    'POST /v1/sessions HTTP/1.1\r\nHost: b\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n'
  test.each([
    ['what is no HTTP', 'HELO bank\r\n\r\n', 400],
    ['a head without an end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`, 413],
    ['no Host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a Host that is none', 'GET /healthz HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n', 400],
    ['two Hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
    ['an unknown wish', 'GET /healthz HTTP/1.1\r\nHost: b\r\nExpect: 200-maybe\r\nConnection: close\r\n\r\n', 400],
    ['two lengths', 'POST /v1/offers HTTP/1.1\r\nHost: b\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['a long body in chunks', `${chunked}5000\r\n${'x'.repeat(0x5000)}\r\n0\r\n\r\n`, 413],
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
    const lines = headerRows.map(([line]) => line.replace('HEAD', 'GET').replace(/\?.*/, ''))
    const missing = calls.filter((call) => {
      const pattern = new RegExp(`^${call.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
      return !lines.some((line) => pattern.test(line))
    })
    expect(missing).toEqual([])
    expect(calls.length).toBeGreaterThan(50)
  })

  test('is described by openapi.json, every call and nothing more', async () => {
    const { calls } = z.parse(callList, (await get('/admin')).json)
    // One route for the two acts of the viewer's pages.
    const routes = calls.flatMap((call) =>
      call.includes('{action}') ? ['abandon', 'withdraw'].map((act) => call.replace('{action}', act)) : [call],
    )
    const answer = await get('/v1/openapi.json')
    const openApi = z.parse(openApiDocument, answer.json)
    expect(openApi.servers).toEqual([{ url: bank.origin }])
    const lines = Object.entries(openApi.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(lines.sort()).toEqual(routes.sort())
  })

  test('has a page for every problem, where the type of the problem leads', async () => {
    const problem = api.readProblem(await get('/v1/nothing'))
    const list = await get('/problems')
    for (const code of Object.keys(problems)) expect(list.text).toContain(`href="/problems/${code}"`)
    for (const code of Object.keys(problems)) {
      const page = await get(`/problems/${code}`)
      expect([code, page.status, page.text.includes(`<h1>${code}</h1>`)]).toEqual([code, 200, true])
      expect(page.text).not.toContain('`')
    }
    const page = await fetch(new URL(problem.type, `${bank.origin}/v1/nothing`))
    expect(await page.text()).toContain('<h1>not-found</h1>')
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
