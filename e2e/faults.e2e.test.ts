import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Complaints, launchBrowser, od, openPage, panelOf } from './lab/browser.ts'
import { heardBy, listen } from './lab/checkout.ts'
import { type DockPage, dockPage, type ForeignHost, startForeignHost } from './lab/foreignHost.ts'
import { type Product, startBank } from './lab/product.ts'

let browser: Browser
let host: ForeignHost
let bank: Product
let files: string[]

beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startForeignHost()])
  bank = await startBank(host.origin)
  files = Object.keys(await (await fetch(`${bank.bankOrigin}/offerdock/integrity.json`)).json())
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), host?.stop()])
})

const fileOf = (name: string) => files.find((file) => file.startsWith(`${name}.`)) ?? ''

interface Opened {
  page: Page
  complaints: Complaints
}

/** Opens a page of its own address, with faults put between it and the bank first. */
async function open(options: DockPage, prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<Opened> {
  const { page, complaints } = await openPage(await browser.newContext(), 'about:blank')
  await listen(page)
  await prepare(page)
  await page.goto(host.serve(`/${crypto.randomUUID()}`, dockPage(bank.bankOrigin, options)))
  return { page, complaints }
}

const block = (pattern: string) => (page: Page) => page.route(pattern, (route) => route.abort('blockedbyclient'))
const codesOn = async (page: Page) => (await heardBy(page)).events.flatMap(({ code }) => code ?? [])

/** Whatever happens to us, the page has its box where it was, and no error of ours. */
async function expectUnharmed({ page, complaints }: Opened) {
  expect((await page.locator('offer-dock').boundingBox())?.height).toBe(44)
  expect(complaints.errors).toEqual([])
}

interface Found {
  code: string
  cause: string
  fix: string
}

const diagnose = (page: Page): Promise<Found[]> =>
  page.evaluate(async () => {
    const { OfferDock } = window as unknown as { OfferDock: { diagnose(): Promise<Found[]> } }
    return OfferDock.diagnose()
  })

/** Waits for the runtime, whether or not there is a badge, and asks it. */
async function diagnosed(opened: Promise<Opened>): Promise<Found[]> {
  const { page } = await opened
  await expect.poll(() => page.evaluate(() => 'diagnose' in (Reflect.get(window, 'OfferDock') ?? {}))).toBe(true)
  const found = await diagnose(page)
  await page.context().close()
  return found
}

const altered = (page: Page, name: string) =>
  page.route(`**/${fileOf(name)}`, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${await response.text()};window.altered=true` })
  })

test('a page with nothing in the way has no findings, one line in the console, and begins no session at the bank', async () => {
  const { page, complaints } = await open({})
  const said: string[] = []
  const asked: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await page.locator(od('badge-open')).waitFor()
  expect(asked.filter((call) => call.includes('host-diagnose'))).toEqual([])
  expect(await diagnose(page)).toEqual([])
  expect(said).toEqual(['OfferDock: nothing is in the way.'])
  expect(asked).toContain('GET /offerdock/panel')
  expect(asked.filter((call) => call.startsWith('POST'))).toEqual([])
  expect(await page.locator('iframe').count()).toBe(0)
  expect(await page.locator(od('badge-open')).isVisible()).toBe(true)
  await expectUnharmed({ page, complaints })
})

test('an ad blocker that takes the loader leaves the page as it was', async () => {
  const opened = await open({}, block('**/v1.js'))
  await opened.page.waitForLoadState('load')
  expect(await opened.page.evaluate(() => 'OfferDock' in window)).toBe(false)
  await expectUnharmed(opened)
})

const parts = ['host', 'host-live', 'host-open']

test.each(parts)('an ad blocker that takes %s: blocked-script', async (name) => {
  const opened = await open({}, block(`**/${fileOf(name)}`))
  if (name !== 'host') await opened.page.locator(od('badge-open')).click()
  await expect.poll(() => codesOn(opened.page)).toEqual(['blocked-script'])
  await expectUnharmed(opened)
})

test.each(parts)('altered bytes of %s are refused: blocked-script, and nothing of them has run', async (name) => {
  const opened = await open({}, (page) => altered(page, name))
  if (name !== 'host') await opened.page.locator(od('badge-open')).click()
  await expect.poll(() => codesOn(opened.page)).toEqual(['blocked-script'])
  expect(await opened.page.evaluate(() => 'altered' in window)).toBe(false)
  await expectUnharmed(opened)
})

test('an ad blocker that takes the API: offline; the badge comes once it lets go', async () => {
  const opened = await open({}, block('**/v1/catalog*'))
  const { page } = opened
  await expect.poll(() => codesOn(page)).toEqual(['offline'])
  await expectUnharmed(opened)
  await page.unroute('**/v1/catalog*')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.locator(od('badge-open')).waitFor()
})

test('an ad blocker that takes the frame: blocked-frame', async () => {
  const opened = await open({}, block('**/offerdock/panel*'))
  await opened.page.locator(od('badge-open')).click()
  await expect.poll(() => codesOn(opened.page)).toEqual(['blocked-frame'])
  await expectUnharmed(opened)
})

test('an old runtime that an edge still serves sells with the bank of today', async () => {
  const read = async (file: string) => (await fetch(`${bank.bankOrigin}/offerdock/${file}`)).text()
  const [alias, host_] = await Promise.all([read('v1.js'), read(fileOf('host'))])
  const old = `${host_}/* of last year */`
  const integrity = `sha384-${createHash('sha384').update(old).digest('base64')}`
  const oldAlias = alias.replace(fileOf('host'), 'host.0123abcd.js').replace(/sha384-[\w+/=]+/, integrity)
  const served = { contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' } }
  const { page } = await open({}, async (page_) => {
    await page_.route('**/v1.js', (route) => route.fulfill({ ...served, body: oldAlias }))
    await page_.route('**/host.0123abcd.js', (route) => route.fulfill({ ...served, body: old }))
  })
  await page.locator(od('badge-open')).click()
  await panelOf(page).locator(od('match-code')).waitFor()
  expect(await codesOn(page)).toEqual([])
})

const csp = (policy: string) => ({ headers: { 'content-security-policy': policy } })
const tagOf = (clientId: string) =>
  `<script async src="${bank.bankOrigin}/offerdock/v1.js" data-client-id="${clientId}"></script>`

type Case = [options: DockPage, finding: Partial<Found>, prepare?: (page: Page) => Promise<unknown>]

/** A few pages at a time: a frame that nobody answers in takes seconds to say so. */
async function expectFindings(cases: Case[]) {
  const lanes = Array.from({ length: 4 }, (_, lane) => cases.filter((_, index) => index % 4 === lane))
  const check = async (lane: Case[]) => {
    for (const [options, finding, prepare] of lane) {
      expect(await diagnosed(open(options, prepare))).toEqual([expect.objectContaining(finding)])
    }
  }
  await Promise.all(lanes.map(check))
}

test('each cause of the page has its code and its line', async () => {
  const { bankOrigin } = bank
  const known = ['v1.js', fileOf('host'), fileOf('host-diagnose')].map((file) => `${bankOrigin}/offerdock/${file}`)
  const cases: Case[] = [
    [csp("connect-src 'self'"), { code: 'csp', fix: `connect-src ${bankOrigin}` }],
    [
      { head: `<meta http-equiv="Content-Security-Policy" content="frame-src 'none'">` },
      { code: 'csp', cause: expect.stringContaining('<meta'), fix: `frame-src ${bankOrigin}` },
    ],
    [csp(`script-src ${known.join(' ')}`), { code: 'csp', fix: `script-src ${bankOrigin}` }],
    [{ script: tagOf('') }, { code: 'no-client', fix: expect.stringContaining('data-client-id="') }],
    [{ script: tagOf('pk_nobody') }, { code: 'unknown-client', cause: expect.stringContaining('pk_nobody') }],
    [
      { script: tagOf('pk_test_hk'), dock: { currency: 'HKD' } },
      { code: 'origin-not-listed', fix: expect.stringContaining(`pk_test_hk: ${host.origin}`) },
    ],
    [
      { headers: { 'cross-origin-embedder-policy': 'require-corp' } },
      { code: 'coep', fix: expect.stringContaining('Cross-Origin-Embedder-Policy: require-corp') },
      (page) =>
        page.route('**/offerdock/panel*', async (route) => {
          const response = await route.fetch()
          const { 'cross-origin-embedder-policy': _, ...headers } = response.headers()
          await route.fulfill({ response, headers })
        }),
    ],
    [
      {},
      { code: 'clock-off', cause: expect.stringMatching(/26\.0 hours ahead of/) },
      (page) =>
        page.addInitScript(() => {
          const now = Date.now
          Date.now = () => now() + 26 * 3_600_000
        }),
    ],
    [{}, { code: 'blocked-api', fix: expect.stringContaining(`${bankOrigin}/v1/`) }, block('**/v1/catalog*')],
    [{}, { code: 'blocked-frame' }, block('**/offerdock/panel*')],
    [{}, { code: 'blocked-script' }, block(`**/${fileOf('host-open')}`)],
    [{}, { code: 'blocked-script' }, block(`**/${fileOf('host-live')}`)],
    [{}, { code: 'altered-script' }, (page) => altered(page, 'host-open')],
  ]
  await expectFindings(cases)
}, 180_000)

test('a page that cuts itself off from windows is told so, with the line that leads them back', async () => {
  const coop = (policy: string) => ({ headers: { 'cross-origin-opener-policy': policy } })
  const line = 'Cross-Origin-Opener-Policy: same-origin-allow-popups'
  const isolated = { ...coop('same-origin').headers, 'cross-origin-embedder-policy': 'require-corp' }
  await expectFindings([
    [coop('same-origin; report-to="coop"'), { code: 'coop', fix: line }],
    [{ headers: isolated }, { code: 'coop', fix: expect.stringContaining(`${line} (this ends`) }],
  ])
  // What the finding says is so, and its line helps.
  const opens = async (policy: string) => {
    const { page } = await open(coop(policy))
    await page.locator(od('badge-open')).click()
    await panelOf(page).locator(od('match-code')).waitFor()
    const frame = page.frames().find((one) => one.url().includes('/offerdock/panel'))
    const isTold = await frame?.evaluate(() => window.open('about:blank') !== null)
    await page.context().close()
    return isTold
  }
  expect([await opens('same-origin'), await opens('same-origin-allow-popups')]).toEqual([false, true])
  expect(await diagnosed(open(coop('same-origin-allow-popups')))).toEqual([])
}, 180_000)

test('an ad blocker that takes frames alone looks like an origin that is not listed: both are named', async () => {
  const { bankOrigin } = bank
  const frames = (page: Page) =>
    page.route('**/offerdock/panel*', (route) =>
      route.request().isNavigationRequest() ? route.abort('blockedbyclient') : route.continue(),
    )
  const fix = expect.stringMatching(new RegExp(`${host.origin}.*without extensions.*${bankOrigin}/offerdock/panel`))
  const [found, ...more] = await diagnosed(open({}, frames))
  expect([found, more]).toEqual([expect.objectContaining({ code: 'origin-not-listed', fix }), []])
  expect(found?.cause).toContain('ad blocker')
})

const debugTag = () => tagOf('pk_test_demo').replace(' data-client-id', ' data-debug data-client-id')

test('with debug every event is in the console from the first one on, each new code with the line to paste', async () => {
  const { page, complaints } = await open({ script: debugTag() }, async (page_) => {
    await page_.addInitScript(() => {
      const written: { how: string; words: unknown[] }[] = []
      Object.assign(window, { written })
      for (const how of ['info', 'warn', 'table'] as const) {
        console[how] = (...words: unknown[]) => void written.push({ how, words: words.map((word) => structured(word)) })
      }
      const structured = (word: unknown) => (word instanceof Element ? word.localName : word)
    })
  })
  interface Written {
    how: string
    words: unknown[]
  }
  const written = () => page.evaluate(() => (window as unknown as { written: Written[] }).written)
  /** All but the impression, whose second passes whenever it passes. */
  const lines = async () =>
    (await written()).map(({ how, words }) => `${how} ${words[0]}`).filter((line) => !line.endsWith(' impression'))
  const begin = ['info OfferDock dock-1 ready', 'info OfferDock: nothing is in the way.']
  await expect.poll(lines).toEqual(begin)
  await page.locator(od('badge-open')).click()
  await page.locator('offer-dock').evaluate((dock) => dock.setAttribute('amount', '4,999.00'))
  await expect
    .poll(lines)
    .toEqual([
      ...begin,
      'info OfferDock dock-1 open',
      'info OfferDock dock-1 close',
      expect.stringMatching(/^warn OfferDock dock-1 error bad-config: .+/),
      expect.stringMatching(/^table /),
    ])
  expect((await written()).slice(-2)).toMatchObject([
    { words: [expect.anything(), 'offer-dock', { type: 'error', code: 'bad-config' }] },
    { words: [[{ code: 'bad-attribute', fix: 'amount="4999.00"' }]] },
  ])
  expect(await codesOn(page)).toEqual(['bad-config'])
  await expectUnharmed({ page, complaints })
})

test('each cause of a dock has its code and its line', async () => {
  const unreserved = `<style>offer-dock { display: inline; min-block-size: 0 }</style>`
  const cases: Case[] = [
    [{ dock: { amount: '4,999.00' } }, { code: 'bad-attribute', fix: 'amount="4999.00"' }],
    [{ dock: { currency: 'yuan' } }, { code: 'bad-attribute', fix: 'currency="CNY"' }],
    [{ dock: { currency: 'JPY' } }, { code: 'unsupported' }],
    [{ dock: { surface: 'video' } }, { code: 'bad-attribute', fix: 'surface="checkout"' }],
    [{ dock: { order: '' } }, { code: 'bad-attribute', fix: expect.stringContaining('order="') }],
    [{ dock: { price: '4999' } }, { code: 'bad-attribute', cause: expect.stringContaining('"price"') }],
    [{ dock: { amount: '10.00' } }, { code: 'below-minimum', fix: expect.stringContaining('¥500.00') }],
    [{ dock: { category: '5944' } }, { code: 'blocked-category' }],
    [{ dock: { surface: 'stream' } }, { code: 'market-refused' }],
    [{ head: '<style>body { display: none }</style>' }, { code: 'not-shown' }],
    [{ head: unreserved }, { code: 'box-not-reserved', fix: 'offer-dock { display: block; min-block-size: 2.75rem }' }],
  ]
  await expectFindings(cases)
}, 180_000)

test('a catalog that nobody could confirm for an hour still prices, and says that it is indicative', async () => {
  const opened = await open({}, (page) => page.clock.install())
  const { page } = opened
  const badge = page.locator(od('badge'))
  const dock = page.locator('offer-dock')
  const price = (amount: string) => dock.evaluate((element, value) => element.setAttribute('amount', value), amount)
  await badge.waitFor()
  await block('**/v1/catalog*')(page)
  await page.clock.fastForward('50:00')
  await price('1000')
  await expect.poll(() => badge.innerText()).toContain('总额 ¥1,072.00')
  expect(await badge.innerText()).not.toContain('仅供参考')
  await page.clock.fastForward('15:00')
  await price('1200')
  await expect.poll(() => badge.innerText()).toContain('总额 ¥1,286.40 · 仅供参考')
  await expectUnharmed(opened)
  await page.unroute('**/v1/catalog*')
  await page.clock.fastForward('02:00')
  await expect.poll(() => badge.innerText()).toMatch(/总额 ¥1,286\.40$/m)
})
