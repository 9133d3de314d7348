import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, od, openPage, panelOf } from './lab/browser.ts'
import { heardBy, listen, openAndSignIn, review } from './lab/checkout.ts'
import { dockPage, type ForeignHost, startForeignHost } from './lab/foreignHost.ts'
import { type Product, startBank } from './lab/product.ts'

/** A dock in a room of the real bank, while the show goes on. */
let browser: Browser
let host: ForeignHost
let bank: Product
let context: BrowserContext
let page: Page

beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startForeignHost()])
  bank = await startBank(host.origin)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), host?.stop()])
})
afterEach(() => context?.close())

/** The page, and what it has asked the bank for. */
async function open(room: string, dock: Record<string, string> = {}) {
  context = await browser.newContext()
  const opened = await openPage(context, 'about:blank')
  page = opened.page
  const asked: string[] = []
  context.on('request', (request) => {
    if (request.url().startsWith(bank.bankOrigin)) asked.push(`${request.method()} ${new URL(request.url()).pathname}`)
  })
  await listen(page)
  // A device that is a day behind: the bank's own clock has to count.
  await page.addInitScript(() => {
    const { now } = Date
    Date.now = () => now() - 86_400_000
  })
  await page.goto(host.serve('/shop', dockPage(bank.bankOrigin, { dock: { room, ...dock } })))
  await page.locator(od('badge-open')).waitFor()
  return { asked, complaints: opened.complaints }
}

const heightPx = () => page.locator('offer-dock').evaluate((dock) => dock.getBoundingClientRect().height)
const tellRoom = async (act: 'withdraw' | 'restore', room: string, planId: string | null) => {
  const response = await fetch(`${bank.bankOrigin}/admin/live/${act}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ clientId: 'pk_test_demo', room, planId }),
  })
  expect(response.status).toBe(204)
}

test('what the bank withdraws from a room leaves the badge, politely, and comes back', async () => {
  const { complaints } = await open('room-1')
  await expect.poll(() => page.locator(od('badge')).innerText()).toContain('13.03%')
  await tellRoom('withdraw', 'room-1', 'p12')
  await expect.poll(() => page.locator(od('badge')).innerText()).toBe('可用信用卡分期，查看总额与年化利率')
  await tellRoom('withdraw', 'room-1', null)
  await page.locator(od('badge-open')).waitFor({ state: 'detached' })
  expect((await heardBy(page)).events.at(-1)).toMatchObject({ type: 'empty', code: 'no-offer' })
  expect(await heightPx()).toBe(44)
  await tellRoom('restore', 'room-1', null)
  await tellRoom('restore', 'room-1', 'p12')
  await expect.poll(() => page.locator(od('badge')).innerText()).toContain('13.03%')
  expect(complaints).toEqual({ errors: [], violations: [] })
})

test('the panel offers what the campaign of the room has, and nothing that is withdrawn there', async () => {
  const { complaints } = await open('room-2', { campaign: '1111' })
  const panel = await openAndSignIn(page)
  const plans = () => panel.locator(od('plan')).evaluateAll((all) => all.map((one) => one.dataset.planId).sort())
  expect(await plans()).toEqual(['p12', 'p12-free', 'p3', 'p6'])
  await review(panel, 'p12-free')
  expect(await panel.locator(od('total')).first().innerText()).toContain('4,999.00')
  await tellRoom('withdraw', 'room-2', 'p12')
  // One the bank does not know leads to what everybody has, less what is withdrawn from the room.
  await page.locator('offer-dock').evaluate((dock) => dock.setAttribute('campaign', 'nobody-knows-it'))
  await expect.poll(plans).toEqual(['p3', 'p6'])
  await tellRoom('restore', 'room-2', 'p12')
  expect(complaints).toEqual({ errors: [], violations: [] })
})

test('a panel that was made ready is the one that opens; until then there is no session at the bank', async () => {
  const { asked, complaints } = await open('room-2')
  await expect.poll(() => asked).toContain('GET /v1/live/room-2/snapshot')
  expect(page.frames()).toHaveLength(1)
  await page.locator(od('badge-open')).hover()
  await expect.poll(() => page.frames().length).toBe(2)
  const frame = page.frames()[1]
  await frame?.waitForLoadState()
  expect(await page.locator(od('frame')).isVisible()).toBe(false)
  await frame?.evaluate(() => Object.assign(window, { marked: true }))
  expect(asked).not.toContain('POST /v1/sessions')
  await page.locator(od('badge-open')).click()
  await panelOf(page).locator(od('match-code')).waitFor()
  expect(await frame?.evaluate(() => 'marked' in window)).toBe(true)
  expect((await heardBy(page)).events.map(({ type }) => type).filter((type) => type !== 'impression')).toEqual([
    'ready',
    'open',
  ])
  expect(complaints).toEqual({ errors: [], violations: [] })
})

test('back from the browser’s memory the dock goes on', async () => {
  const { asked, complaints } = await open('room-3')
  await expect.poll(() => asked).toContain('GET /v1/live/room-3/snapshot')
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { isFromMemory: persisted }))
  })
  await page.goto(host.serve('/other', { html: '<!doctype html><title>Other</title>' }))
  await tellRoom('withdraw', 'room-3', null)
  const before = asked.length
  await page.goBack({ waitUntil: 'commit' }) // a page from memory does not load
  await expect.poll(() => asked.slice(before)).toContain('GET /v1/live/room-3/snapshot')
  await page.locator(od('badge-open')).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => 'isFromMemory' in window && window.isFromMemory)).toBe(true)
  expect(complaints.errors).toEqual([])
})
