import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Complaints, od, openPage } from './lab/browser.ts'
import { heardBy } from './lab/checkout.ts'
import type { DockPage } from './lab/foreignHost.ts'
import { secretKey } from './lab/product.ts'
import { useLab } from './lab/useLab.ts'

/** The other way in: the panel as a page of the bank, where a page of the host can hold no frame. */
const lab = useLab()
let page: Page
let complaints: Complaints

const path = '/live/42'
async function open(options: DockPage, { userAgent, suffix = '' }: { userAgent?: string; suffix?: string } = {}) {
  const context = userAgent ? { userAgent } : {}
  ;({ page, complaints } = await lab.visit(options, { path, suffix, context }))
  await page.locator(od('badge-open')).click()
}

const noFrames = () => ({ 'content-security-policy': `frame-src 'none'` })

/** The sign-in on the bank's page in another tab. */
async function signIn() {
  const matchCode = (await page.locator(od('match-code')).innerText()).trim()
  const [bankPage] = await Promise.all([page.context().waitForEvent('page'), page.locator(od('sign-in')).click()])
  expect(await bankPage.locator('main').innerText()).toContain(lab.host.origin)
  await bankPage.locator(od('match-code-input')).fill(matchCode)
  await bankPage.locator(`${od('persona')}[data-persona=ling]`).click()
  await bankPage.waitForLoadState()
  await bankPage.close()
}

test('a blocked frame leads to the full page, whose agreement the bank has and whose link leads back to the very address', async () => {
  const order = `ord-${Math.random()}`
  const address = '?show=7%20b&x=%E4%BD%A0#/cart?a=1'
  await open({ dock: { order, room: 'room-1' }, headers: noFrames() }, { suffix: address })
  await expect.poll(async () => (await heardBy(page)).events.map(({ code }) => code)).toContain('blocked-frame')
  await page.locator(od('full-page')).click()
  await page.waitForURL(`${lab.bank.bankOrigin}/**`)
  expect(await page.locator(od('return')).getAttribute('href')).toBe(lab.host.origin + path + address)

  await signIn()
  await page.locator(`${od('plan')}[data-plan-id=p12]`).click()
  await page.locator(od('review')).click()
  await page.locator(od('confirm')).click()
  await page.locator(od('done')).waitFor()
  const agreementId = (await page.locator('.reference').last().innerText()).trim()
  const known = await fetch(`${lab.bank.bankOrigin}/v1/agreements/${agreementId}`, {
    headers: { authorization: `Bearer ${secretKey}` },
  })
  expect(await known.json()).toMatchObject({ orderRef: order, status: 'reserved' })

  await page.locator(od('return')).click()
  await page.waitForURL(`${lab.host.origin}/**`)
  expect(page.url()).toBe(`${lab.host.origin}${path}?show=7%20b&x=%E4%BD%A0&offerdock=converted#/cart?a=1`)
  expect(complaints.errors).toEqual([])

  // The next pin of the room: the bank's page of this tab still knows the viewer.
  await page.locator('offer-dock').evaluate((dock) => dock.setAttribute('order', `ord-${Math.random()}`))
  await page.locator(od('badge-open')).click()
  await page.locator(od('full-page')).click()
  await page.locator(od('pay-in-full')).waitFor()
  await page.locator(od('close')).click()
  await page.waitForURL(`${lab.host.origin}${path}?show=7%20b&x=%E4%BD%A0#/cart?a=1`)
})

test('back from the full page is the shop as it was, forward is the purchase where it stood, and the confirm is one', async () => {
  const order = `ord-${Math.random()}`
  await open({ dock: { order, room: 'room-1' }, headers: noFrames() })
  await page.locator(od('full-page')).click()
  await page.locator(od('match-code')).waitFor()
  await signIn()
  await page.locator(`${od('plan')}[data-plan-id=p12]`).click()
  await page.locator(od('review')).click()
  await page.locator(od('disclosure')).waitFor()

  await page.goBack({ waitUntil: 'commit' })
  await isAt(lab.host.origin)
  await page.locator(od('badge-open')).waitFor()
  await page.goForward({ waitUntil: 'commit' })
  await isAt(lab.bank.bankOrigin)
  await goOnTo('confirm')
  await page.locator(`${od('confirm')}:enabled`).click()
  await page.locator(od('done')).waitFor()
  const reference = () => page.locator('.reference').last().innerText()
  const agreementId = await reference()

  await page.goBack({ waitUntil: 'commit' })
  await isAt(lab.host.origin)
  await page.goForward({ waitUntil: 'commit' })
  await page.locator(od('done')).waitFor()
  expect(await reference()).toBe(agreementId)
  expect(complaints.errors).toEqual([])
})

/** A page from the browser's memory does not load once more. */
const isAt = (origin: string) => expect.poll(() => new URL(page.url()).origin).toBe(origin)

/** From the offers or the review, whichever the browser has kept, to what has this name. */
async function goOnTo(name: string) {
  const [offers, there] = [page.locator(od('review')), page.locator(od(name))]
  await offers.or(there).first().waitFor()
  if (await there.count()) return
  const chosen = page.locator(`${od('plan')}[data-plan-id=p12]`)
  if (!(await offers.isEnabled())) await chosen.click()
  await offers.click()
  await there.waitFor()
}

test('a host sandboxed without an origin is offered the full page at once', async () => {
  await open({
    headers: { 'content-security-policy': 'sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox' },
  })
  await page.locator(od('full-page')).click()
  await page.waitForURL(`${lab.bank.bankOrigin}/**`)
  await page.locator(od('match-code')).waitFor()
})

test('inside of an app the link stands beside the frame, and the sign-in stays in the one view', async () => {
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'
  await open({}, { userAgent })
  await page.frameLocator(od('frame')).locator(od('match-code')).waitFor()
  await page.locator(od('full-page')).click()
  await page.waitForURL(`${lab.bank.bankOrigin}/**`)
  await page.locator(od('sign-in')).click()
  await page.locator(od('match-code-input')).waitFor()
  // Back without having signed in: the link is still there to be used, or another with its own digits.
  await page.goBack({ waitUntil: 'commit' })
  const matchCode = (await page.locator(od('match-code')).innerText()).trim()
  await page.locator(od('sign-in')).click()
  await page.locator(od('match-code-input')).fill(matchCode)
  await page.locator(`${od('persona')}[data-persona=ling]`).click()
  await page.locator(od('resume')).click()
  await page.locator(od('pay-in-full')).waitFor()
  expect(page.context().pages()).toHaveLength(1)
})

test.each([
  ['another site', 'https://evil.example/'],
  ['a script', 'javascript:alert(1)'],
  ['the bank itself', ''],
])('a link with a way back to %s asks nothing of anybody', async (_, back) => {
  const order = {
    dock: 'd',
    orderRef: 'o',
    orderMinor: 499900,
    currency: 'CNY',
    locale: 'en',
    theme: 'auto',
    layout: 'popover',
    category: '5732',
  }
  const fragment = new URLSearchParams({ order: JSON.stringify(order), back: back || lab.bank.bankOrigin })
  ;({ page } = await openPage(
    await lab.browser.newContext(),
    `${lab.bank.bankOrigin}/offerdock/panel?client=pk_test_demo#${fragment}`,
  ))
  await page.locator(`${od('problem')}[data-code=bad-config]`).waitFor()
  expect(await page.locator('a[href^="http"], a[href^="javascript"]').count()).toBe(0)
})
