import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Complaints, launchBrowser, od, openPage, panelOf } from './lab/browser.ts'
import { heardBy, listen, openAndSignIn, review } from './lab/checkout.ts'
import { type DockPage, dockPage, type ForeignHost, startForeignHost } from './lab/foreignHost.ts'
import { type Product, startBank } from './lab/product.ts'
import { root } from './lab/runCommand.ts'

let browser: Browser
let host: ForeignHost
let bank: Product
let integrity: Record<string, string>

beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startForeignHost()])
  bank = await startBank(host.origin)
  integrity = await (await fetch(`${bank.bankOrigin}/offerdock/integrity.json`)).json()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), host?.stop()])
})

const nonced = `'nonce-n1' 'strict-dynamic'`
const strict = (scriptSrc: string, trustedTypes: string) => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${scriptSrc}`,
    `connect-src ${bank.bankOrigin}`,
    `frame-src ${bank.bankOrigin}`,
    "style-src 'nonce-n1'",
    'img-src data:',
    `trusted-types ${trustedTypes}`,
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
  ].join('; '),
})

async function open(options: DockPage): Promise<{ page: Page; complaints: Complaints }> {
  const { page, complaints } = await openPage(await browser.newContext(), 'about:blank')
  await listen(page)
  await page.goto(host.serve('/shop', dockPage(bank.bankOrigin, options)))
  return { page, complaints }
}

async function buy({ page, complaints }: Awaited<ReturnType<typeof open>>) {
  const panel = await openAndSignIn(page)
  await review(panel, 'p12')
  await panel.locator(od('confirm')).click()
  await panel.locator(od('done')).waitFor()
  expect((await heardBy(page)).events.filter(({ type }) => type === 'conversion')).toHaveLength(1)
  expect(complaints).toEqual({ errors: [], violations: [] })
}

const fileOf = (name: string) => Object.keys(integrity).find((file) => file.startsWith(`${name}.`)) ?? ''

test('a page with a nonce, strict-dynamic and Trusted Types that allow our one policy', async () => {
  const script = `<script async nonce="n1" src="${bank.bankOrigin}/offerdock/v1.js" data-client-id="pk_test_demo"></script>`
  const opened = await open({ script, headers: strict(nonced, 'offerdock') })
  await buy(opened)
  const { page } = opened
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0])
  expect((await page.context().cookies()).length).toBe(0)
})

test('a page that lists the bank as a script source', async () => {
  await buy(await open({ headers: strict(`${bank.bankOrigin}`, 'offerdock') }))
})

test('a page that allows no policy takes the whole runtime as a static tag with its integrity', async () => {
  const file = fileOf('host-full')
  const tag = `src="${bank.bankOrigin}/offerdock/${file}" integrity="${integrity[file]}" crossorigin="anonymous"`
  const script = `<script async nonce="n1" ${tag} data-client-id="pk_test_demo"></script>`
  await buy(await open({ script, headers: strict(nonced, "'none'") }))
})

test('a page without Trusted Types takes the runtime as a static tag with its integrity', async () => {
  const file = fileOf('host')
  const tag = `src="${bank.bankOrigin}/offerdock/${file}" integrity="${integrity[file]}" crossorigin="anonymous"`
  await buy(await open({ script: `<script async ${tag} data-client-id="pk_test_demo"></script>` }))
})

test('a page that forbids our policy and uses the alias: blocked-script, and no error of ours', async () => {
  const script = `<script async nonce="n1" src="${bank.bankOrigin}/offerdock/v1.js" data-client-id="pk_test_demo"></script>`
  const { page, complaints } = await open({ script, headers: strict(nonced, "'none'") })
  const codes = async () => (await heardBy(page)).events.map(({ code }) => code)
  await expect.poll(codes, { timeout: 10_000 }).toEqual(['blocked-script'])
  expect(complaints.errors).toEqual([])
})

/** The npm package's own bytes, in the page. */
const packageScript = (call: string) =>
  `<script type="module" nonce="n1">${readFileSync(path.join(root, 'packages/sdk/dist/index.js'), 'utf8')};${call}</script>`

test('the npm package loads the runtime under the same strict rules, pinned and not', async () => {
  const [, version] = fileOf('host').match(/^host\.(.+)\.js$/) ?? []
  for (const pin of [{}, { version, integrity: integrity[fileOf('host')] }]) {
    const options = JSON.stringify({
      clientId: 'pk_test_demo',
      bankOrigin: bank.bankOrigin,
      nonce: 'n1',
      locale: 'en',
      ...pin,
    })
    const script = packageScript(`window.loads = Promise.all([loadOfferDock(${options}), loadOfferDock(${options})])`)
    const { page, complaints } = await open({ script, dock: { locale: '' }, headers: strict(nonced, 'offerdock') })
    await page.locator(od('badge-open')).waitFor()
    const isOne = await page.evaluate(async () => {
      const [first, second] = await (window as unknown as { loads: Promise<unknown[]> }).loads
      return first === second && first === (window as unknown as { OfferDock: unknown }).OfferDock
    })
    expect(isOne).toBe(true)
    expect(await page.locator(od('badge')).innerText()).toContain('APR (simple) 13.03%')
    expect(complaints).toEqual({ errors: [], violations: [] })
    await page.context().close()
  }
})

test('the npm package rejects with blocked-script while the bank is down, and a later call succeeds', async () => {
  const options = JSON.stringify({ clientId: 'pk_test_demo', bankOrigin: bank.bankOrigin })
  const script = packageScript(`window.load = () => loadOfferDock(${options}).then(() => 'loaded', ({ code }) => code)`)
  const { page } = await open({ script })
  const load = () => page.evaluate(() => (window as unknown as { load(): Promise<string> }).load())
  await page.route('**/v1.js', (route) => route.abort())
  expect(await load()).toBe('blocked-script')
  await page.unroute('**/v1.js')
  await page.route('**/host.*.js', (route) => route.abort())
  expect(await load()).toBe('blocked-script')
  await page.unroute('**/host.*.js')
  expect(await load()).toBe('loaded')
})

test('bad options are bad-config', async () => {
  const bad = [
    { clientId: '' },
    { bankOrigin: 'bank.example' },
    { bankOrigin: 'https://bank.example/path' },
    { integrity: 'sha384-x' },
  ]
  const script = packageScript(
    `window.codes = Promise.all(${JSON.stringify(bad)}.map((one) => loadOfferDock({ clientId: 'a', bankOrigin: 'https://bank.example', ...one }).catch(({ code }) => code)))`,
  )
  const { page } = await open({ script })
  expect(await page.evaluate(() => (window as unknown as { codes: Promise<string[]> }).codes)).toEqual(
    bad.map(() => 'bad-config'),
  )
})

test('exactly one global is added', async () => {
  const names = (page: Page) => page.evaluate(() => Object.getOwnPropertyNames(window))
  const { page: without } = await open({ script: '' })
  const { page } = await open({})
  await page.locator(od('badge-open')).waitFor()
  const before = new Set(await names(without))
  expect((await names(page)).filter((name) => !before.has(name))).toEqual(['OfferDock'])
})

test('a panel opened by keyboard has the focus, and gives it back to the badge when Escape closes it', async () => {
  const { page } = await open({})
  const focusedName = () =>
    page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('data-od') ?? null)
  await page.locator(od('badge-open')).waitFor()
  await page.keyboard.press('Tab')
  expect(await focusedName()).toBe('badge-open')
  await page.keyboard.press('Enter')
  await panelOf(page).locator(od('match-code')).waitFor()
  const panel = page.frames().find((frame) => frame.url().startsWith(bank.bankOrigin))
  await expect.poll(() => panel?.evaluate(() => document.hasFocus())).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(focusedName).toBe('badge-open')
})
