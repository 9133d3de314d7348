import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import * as api from '../testing/callBank.ts'
import { hostOrigin } from '../testing/makeSeed.ts'
import { useBank } from '../testing/useBank.ts'

describe('the pages of the bank', () => {
  const bank = useBank('embedded', { HOST_ORIGINS: `${hostOrigin}, https://shop.example` })
  const get = (path: string) => api.call(bank.origin, `GET ${path}`)

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
        'report-uri /offerdock/violations',
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
      lenderName: { 'zh-CN': '示例银行股份有限公司', 'zh-HK': '示例銀行股份有限公司', en: 'Sandbox Bank Ltd.' },
      hotline: '400-000-0100',
      minorUnits: { CNY: 2 },
    })
    const digestOf = async (name: string) => {
      const { text: file } = await get(`/offerdock/${name}`)
      return `sha384-${createHash('sha384').update(file).digest('base64')}`
    }
    for (const name of ['panel.bbbbbbbb.js', 'panel.dddddddd.css']) {
      const [, pinned] = new RegExp(`integrity="([^"]+)" (?:href|src)="/offerdock/${name}"`).exec(text) ?? []
      expect(pinned).toBe(await digestOf(name))
    }
    const [, imports = ''] = /<script type="importmap" nonce="[^"]+">([^<]*)</.exec(text) ?? []
    const part = 'panel-en.cccccccc.js'
    expect(JSON.parse(imports)).toEqual({ integrity: { [`/offerdock/${part}`]: await digestOf(part) } })
  })

  const violation = { 'effective-directive': 'script-src-elem', 'blocked-uri': 'https://evil.example/x.js?ling' }
  const tell = (report: unknown, type = 'application/csp-report') =>
    api.call(bank.origin, 'POST /offerdock/violations', { body: report, headers: { 'Content-Type': type } })

  test('counts what breaks the policy of the panel, and names in its log no more than an origin', async () => {
    expect((await tell({ 'csp-report': violation })).status).toBe(204)
    const { text } = await get('/metrics')
    expect(text).toContain('offerdock_panel_violations_total{directive="script-src-elem"} 1\n')
    const isLogged = () => bank.server?.stderr().includes('"blocked":"https://evil.example"')
    await vi.waitUntil(isLogged, { timeout: 20_000 })
    expect(bank.server?.stderr()).not.toContain('x.js')
  })

  test('counts directives that nobody knows as one', async () => {
    for (const directive of ['x-src', 'y-src']) await tell({ 'csp-report': { 'effective-directive': directive } })
    const { text } = await get('/metrics')
    expect(text).toContain('offerdock_panel_violations_total{directive="other"} 2\n')
    expect(text).not.toMatch(/[xy]-src/)
  })

  test.each<[string, unknown, string?]>([
    ['of another type', { 'csp-report': violation }, 'application/json'],
    ['without a directive', { 'csp-report': {} }],
    ['whose directive is no word', { 'csp-report': { ...violation, 'effective-directive': 'a"} 1' } }],
    ['that is a list', []],
  ])('refuses a report %s', async (_, report, type) => {
    expect(api.readProblem(await tell(report, type))).toMatchObject({ code: 'bad-request' })
  })

  test('says what went wrong on a page of the bank, in the language of its reader', async () => {
    for (const [language, tag, title] of [
      ['zh,en;q=0.9', 'zh-CN', '这里已没有内容'],
      ['de-DE', 'de', 'Hier gibt es nichts mehr'],
      ['sv', 'en', 'There is nothing here any more'],
    ] as const) {
      const { text } = await api.call(bank.origin, 'GET /sign-in/none', { headers: { 'Accept-Language': language } })
      for (const part of [`<html lang="${tag}">`, '<main>', `<h1>${title}</h1>`, '400-000-0100']) {
        expect(text).toContain(part)
      }
    }
    expect((await get('/agreements/none?lang=zh-CN')).text).toContain('lang="zh-CN"')
  })

  test('asks on the sign-in page for two digits once, which can be pasted', async () => {
    const token = await api.openSession(bank.origin, null)
    const { text } = await get((await api.requestSignIn(bank.origin, token)).path)
    expect(text.match(/<(input|textarea|select)\b/g)).toEqual(['<input'])
    // Whatever could stand in the way of a paste is a script or an attribute that runs one.
    expect(text).not.toMatch(/<script|\son\w+=|readonly/i)
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
})
