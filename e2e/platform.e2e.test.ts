import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { OrderAnswer } from '../packages/demo-host/src/api.ts'
import { launchBrowser, od, openPage } from './lab/browser.ts'
import { openAndSignIn, review } from './lab/checkout.ts'
import { type Product, startDemo } from './lab/product.ts'

/** The demo as a whole: what its server knows of an order, whatever the page lived to hear. */
let demo: Product
let browser: Browser
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), launchBrowser()])
}, 180_000)
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

/** Large enough for a viewer to see all of what they confirm. */
const desktop = () => browser.newContext({ viewport: { width: 1280, height: 900 } })
const shown = (name: string) => `[data-demo=${name}]`
const status = (page: Page) => page.locator(shown('order-status'))
const orderRefOf = async (page: Page) => {
  await page.locator(`${shown('checkout')}[data-order-ref]`).waitFor()
  return (await page.locator(shown('checkout')).getAttribute('data-order-ref')) ?? ''
}
const orderAt = async (orderRef: string): Promise<OrderAnswer> =>
  (await fetch(`${demo.hostOrigin}/api/orders/${orderRef}`)).json()
const types = async (orderRef: string) => (await orderAt(orderRef)).webhooks.map(({ type }) => type)

test('an order is paid by the webhook when the page is gone before it hears of the conversion', async () => {
  const { page } = await openPage(await desktop(), `${demo.hostOrigin}/?lang=en`)
  const orderRef = await orderRefOf(page)
  const panel = await openAndSignIn(page)
  await review(panel, null)
  // The bank has heard the confirm, and nobody is left to hear its answer.
  await page.route(/\/confirm$/, async (route) => {
    await route.fetch()
    await page.close()
  })
  await Promise.allSettled([page.waitForEvent('close'), panel.locator(od('confirm')).click()])
  await expect.poll(async () => (await orderAt(orderRef)).status).toBe('paid')
  await expect.poll(() => types(orderRef)).toEqual(['agreement.reserved', 'agreement.captured'])
})

test('an order is paid once by page and webhook together, and refunded from the desk in part and then whole', async () => {
  const { page, complaints } = await openPage(await desktop(), `${demo.hostOrigin}/?lang=en`)
  const orderRef = await orderRefOf(page)
  const panel = await openAndSignIn(page)
  await review(panel, 'p12')
  await panel.locator(od('confirm')).click()
  await panel.locator(od('done')).waitFor()
  await expect.poll(() => status(page).getAttribute('data-state')).toBe('paid')
  await expect.poll(() => types(orderRef)).toEqual(['agreement.reserved', 'agreement.captured'])
  const { orderNumber } = await orderAt(orderRef)
  await expect.poll(() => status(page).innerText()).toBe(`Paid · order ${orderNumber}`)

  await page.locator(shown('refund-amount')).fill('1000.00')
  await page.locator(shown('refund')).click()
  await expect.poll(() => status(page).innerText()).toBe(`Paid · order ${orderNumber} · Refunded ¥1,000.00`)
  expect(await page.locator(shown('refund-amount')).inputValue()).toBe('3999.00')
  await page.locator(shown('refund')).click()
  await expect.poll(() => status(page).getAttribute('data-state')).toBe('refunded')
  await expect.poll(async () => (await types(orderRef)).slice(2)).toEqual(['agreement.refunded', 'agreement.refunded'])
  await expect.poll(() => page.locator(`${shown('event-row')}[data-type=webhook]`).count()).toBe(4)
  expect(complaints).toEqual({ errors: [], violations: [] })
})

test('an order that is charged on dispatch waits, and the desk releases it', async () => {
  const { page } = await openPage(await desktop(), `${demo.hostOrigin}/?lang=en&capture=later`)
  const orderRef = await orderRefOf(page)
  const panel = await openAndSignIn(page)
  await review(panel, null)
  await panel.locator(od('confirm')).click()
  await expect.poll(() => types(orderRef)).toEqual(['agreement.reserved'])
  await expect.poll(() => status(page).getAttribute('data-state')).toBe('reserved')
  await page.locator(shown('release')).click()
  await expect.poll(() => status(page).getAttribute('data-state')).toBe('released')
  await expect.poll(() => types(orderRef)).toEqual(['agreement.reserved', 'agreement.released'])
})

test('a viewer who comes back from the full page of the bank sees what became of the order', async () => {
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'
  const { page } = await openPage(await browser.newContext({ userAgent }), `${demo.hostOrigin}/?lang=en`)
  const orderRef = await orderRefOf(page)
  await page.locator(od('badge-open')).click()
  await page.locator(od('full-page')).click()
  await page.waitForURL(`${demo.bankOrigin}/**`)
  const matchCode = (await page.locator(od('match-code')).innerText()).trim()
  await page.locator(od('sign-in')).click()
  await page.locator(od('match-code-input')).fill(matchCode)
  await page.locator(`${od('persona')}[data-persona=ling]`).click()
  await page.locator(od('resume')).click()
  await page.locator(od('pay-in-full')).click()
  await page.locator(od('review')).click()
  await page.locator(od('confirm')).click()
  await page.locator(od('done')).waitFor()
  await page.locator(od('return')).click()
  await page.waitForURL(`${demo.hostOrigin}/**`)
  expect(new URL(page.url()).searchParams.get('offerdock')).toBe('converted')
  expect(await orderRefOf(page)).toBe(orderRef)
  await expect.poll(() => status(page).getAttribute('data-state')).toBe('paid')
  expect(await page.locator('offer-dock').count()).toBe(0)

  // Anybody can type that address: of an order that is not paid it says nothing of the kind.
  await page.goto(`${demo.hostOrigin}/?lang=en&order=ord-unknown&offerdock=converted`)
  await expect.poll(() => status(page).getAttribute('data-state')).toBe('awaiting')
  expect(await orderRefOf(page)).not.toBe(orderRef)
})
