import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Complaints, launchBrowser, od, openPage, panelOf } from './lab/browser.ts'
import { type Heard, heardBy, listen, openAndSignIn, review } from './lab/checkout.ts'
import { type DockPage, dockPage, type ForeignHost, startForeignHost } from './lab/foreignHost.ts'
import { freePort, type Product, startBank } from './lab/product.ts'

let browser: Browser
let bank: Product
let host: ForeignHost
let page: Page
let complaints: Complaints

beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startForeignHost()])
  bank = await startBank(host.origin)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), host?.stop()])
})
beforeEach(async () => {
  await page?.context().close()
})

async function open(bankOrigin: string, options: DockPage = {}, before?: (fresh: Page) => Promise<unknown>) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  ;({ page, complaints } = await openPage(context, 'about:blank'))
  await listen(page)
  await before?.(page)
  await page.goto(host.serve('/shop', dockPage(bankOrigin, options)))
}

const codes = async (type: Heard['events'][number]['type']) =>
  (await heardBy(page)).events.filter((event) => event.type === type).map(({ code }) => code)
const boxHeight = () =>
  page
    .locator('offer-dock')
    .first()
    .evaluate((dock) => dock.getBoundingClientRect().height)

test('bank down before the tag loads: the box keeps its size and the page throws nothing', async () => {
  await open(`http://127.0.0.1:${await freePort()}`)
  await page.waitForLoadState('load')
  expect(await boxHeight()).toBe(44)
  expect((await heardBy(page)).events).toEqual([])
  expect(complaints.errors).toEqual([])
})

test('alias loaded, runtime not: every dock says blocked-script', async () => {
  await open(bank.bankOrigin, { body: '<offer-dock></offer-dock>' }, (fresh) =>
    fresh.route(/\/host\.[^/]*\.js$/, (route) => route.abort()),
  )
  await expect.poll(() => codes('error'), { timeout: 10_000 }).toEqual(['blocked-script', 'blocked-script'])
  await page.evaluate(() => document.body.append(document.createElement('offer-dock')))
  await expect.poll(() => codes('error')).toHaveLength(3)
  expect(await boxHeight()).toBe(44)
  expect(complaints.errors).toEqual([])
})

test('an altered runtime is refused by its integrity, and the dock says blocked-script', async () => {
  await open(bank.bankOrigin, {}, (fresh) =>
    fresh.route(/\/host\.[^/]*\.js$/, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: `${await response.text()};window.altered = true` })
    }),
  )
  await expect.poll(() => codes('error'), { timeout: 10_000 }).toEqual(['blocked-script'])
  expect(await page.evaluate(() => 'altered' in window)).toBe(false)
})

test('a runtime that arrives at the second try is enough', async () => {
  let tries = 0
  await open(bank.bankOrigin, {}, (fresh) =>
    fresh.route(/\/host\.[^/]*\.js$/, (route) => (tries++ ? route.continue() : route.abort())),
  )
  await page.locator(od('badge-open')).waitFor()
  expect(tries).toBe(2)
})

test.each([
  ['a malformed amount', { dock: { amount: '4,999.00' } }],
  ['an unknown client', { script: 'unknown' }],
])('%s is bad-config', async (_, options: DockPage) => {
  const script = `<script async src="${bank.bankOrigin}/offerdock/v1.js" data-client-id="pk_nobody"></script>`
  await open(bank.bankOrigin, options.script ? { script } : options)
  await expect.poll(() => codes('error')).toEqual(['bad-config'])
  expect(await boxHeight()).toBe(44)
})

test('an origin that is not listed gets blocked-frame on open, with a way to close', async () => {
  const stranger = await startForeignHost()
  await open(bank.bankOrigin)
  await page.goto(stranger.serve('/shop', dockPage(bank.bankOrigin)))
  await page.locator(od('badge-open')).click()
  await expect.poll(() => codes('error'), { timeout: 10_000 }).toEqual(['blocked-frame'])
  await page.locator(od('close')).click()
  expect(await page.locator(od('close')).isVisible()).toBe(false)
  expect(await codes('close')).toHaveLength(1)
  expect(complaints.errors).toEqual([])
  await stranger.stop()
})

test('a dock destroyed while open, or while opening, leaves nothing and throws nothing', async () => {
  await open(bank.bankOrigin)
  await page.locator(od('badge-open')).click()
  await page.evaluate(() => document.querySelector('offer-dock')?.remove())
  await expect.poll(() => page.frames()).toHaveLength(1)
  await page.evaluate(
    (html) => document.body.insertAdjacentHTML('beforeend', html),
    dockPage(bank.bankOrigin).html.match(/<offer-dock.*<\/offer-dock>/)?.[0] ?? '',
  )
  await page.locator(od('badge-open')).click()
  await panelOf(page).locator(od('match-code')).waitFor()
  await page.evaluate(() => document.querySelector('offer-dock')?.remove())
  await expect.poll(() => page.frames()).toHaveLength(1)
  expect(complaints.errors).toEqual([])
})

test('bank killed between quote and confirm: one sentence, and the way forward goes through', async () => {
  await open(bank.bankOrigin)
  const panel = await openAndSignIn(page)
  await review(panel, 'p12')
  await bank.killBank()
  await panel.locator(od('confirm')).click()
  await panel.locator(od('problem')).waitFor()
  expect(await panel.locator(od('problem')).getAttribute('data-code')).toBe('offline')
  await bank.restartBank()
  await panel
    .locator(`${od('problem')} ~ * .primary`)
    .first()
    .click()
  await panel.locator(od('done')).waitFor({ timeout: 15_000 })
  expect(await codes('conversion')).toHaveLength(1)
  expect(complaints.errors).toEqual([])
}, 90_000)

test('declined is said in the panel, and the page learns no more than that there is no offer', async () => {
  await open(bank.bankOrigin)
  const panel = await openAndSignIn(page, 'dai')
  await review(panel, 'p6')
  await panel.locator(od('confirm')).click()
  await panel.locator(`${od('problem')}[data-code=declined]`).waitFor()
  await expect.poll(() => codes('empty')).toEqual(['no-offer'])
  expect(JSON.stringify(await heardBy(page))).not.toContain('declined')
})

test('above a persona’s limit no plan can be chosen, and pay in full goes through', async () => {
  await open(bank.bankOrigin)
  const panel = await openAndSignIn(page, 'wei')
  expect(await panel.locator(`${od('plan')}[data-refused=above-maximum]`).count()).toBe(3)
  await review(panel, null)
  await panel.locator(od('confirm')).click()
  await panel.locator(od('done')).waitFor()
  const conversion = (await heardBy(page)).events.find(({ type }) => type === 'conversion')
  const claims = JSON.parse(Buffer.from(`${conversion?.receipt}`.split('.')[1] ?? '', 'base64url').toString())
  expect(claims).toMatchObject({ orderMinor: 499900, financedMinor: 0, totalMinor: 499900 })
  expect(claims).not.toHaveProperty('plan')
})

test('a second purchase of one order is order-taken', async () => {
  const dock = { order: 'ord-twice' }
  for (const turn of [1, 2]) {
    await open(bank.bankOrigin, { dock })
    const panel = await openAndSignIn(page)
    await panel.locator(`${od('plan')}[data-plan-id=p3]`).click()
    await panel.locator(od('review')).click()
    if (turn === 1) {
      await panel.locator(od('confirm')).click()
      await panel.locator(od('done')).waitFor()
    } else await panel.locator(`${od('problem')}[data-code=order-taken]`).waitFor()
    await page.context().close()
  }
})
