import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { type ApiSession, putSession, signInByApi } from './lab/apiSession.ts'
import { od, panelOf } from './lab/browser.ts'
import { heardBy, listen, openAndSignIn } from './lab/checkout.ts'
import { dockPage } from './lab/foreignHost.ts'
import { startKillableBrowser } from './lab/killableBrowser.ts'
import { tempDir } from './lab/tempDir.ts'
import { useLab } from './lab/useLab.ts'

const lab = useLab()
let session: ApiSession
let context: BrowserContext

beforeAll(async () => {
  session = await signInByApi(lab.bank.bankOrigin, lab.host.origin)
})

/** A tab of the browser, before its panel; what it hears is collected. */
async function openTab(orderRef: string, in_: BrowserContext, signedIn: ApiSession | null = session) {
  const page = await in_.newPage()
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  if (signedIn) await page.addInitScript(putSession, { bankOrigin: lab.bank.bankOrigin, session: signedIn })
  await listen(page)
  const dock = { order: orderRef, amount: '600.00', locale: 'en' }
  await page.goto(lab.host.serve(`/${orderRef}`, dockPage(lab.bank.bankOrigin, { dock })))
  return { page, errors }
}

async function review(page: Page) {
  await page.locator(od('badge-open')).click()
  await panelOf(page).locator(od('pay-in-full')).click()
  await panelOf(page).locator(od('review')).click()
  await panelOf(page)
    .locator(`${od('confirm')}:enabled`)
    .waitFor()
}

const confirm = (page: Page) => panelOf(page).locator(od('confirm')).click()
const done = (page: Page) => panelOf(page).locator(od('done')).waitFor()
const conversionsOf = async (page: Page) => (await heardBy(page)).events.filter(({ type }) => type === 'conversion')

/** Confirmed at the bank until now. */
async function countConfirmed(): Promise<number> {
  const answer = await fetch(`${lab.bank.bankOrigin}/v1/reports/conversions?clientId=pk_test_demo`)
  return (await answer.json()).clients[0].confirmed
}

test.each([
  [
    'the frame is taken off the page',
    async (page: Page) => {
      await page.evaluate(() => {
        const dock = document.querySelector('offer-dock')
        const copy = dock?.cloneNode()
        dock?.remove()
        if (copy) document.body.append(copy)
      })
      return page
    },
  ],
  [
    'the host goes to another page and back',
    async (page: Page) => {
      const url = page.url()
      await page.goto(lab.host.serve('/elsewhere', { html: '<!doctype html><title>elsewhere</title>' }))
      await page.goto(url)
      return page
    },
  ],
  [
    'the tab is closed and the shop opened in another',
    async (page: Page) => {
      await page.close()
      return (await openTab('ord-tab-closed', context)).page
    },
  ],
])(
  'when %s while the confirm is on its way, it is confirmed and told once',
  async (_, disturb) => {
    context = await lab.browser.newContext()
    const before = await countConfirmed()
    const { page, errors } = await openTab('ord-tab-closed', context)
    await review(page)
    const asked = new Promise<Route>((resolve) => context.route('**/confirm', resolve, { times: 1 }))
    await confirm(page)
    const route = await asked
    const key = route.request().headers()['idempotency-key']
    const next = await disturb(page)
    await route.abort().catch(() => {}) // of a frame that is gone
    await next.locator(od('badge-open')).click()
    await done(next)
    expect((await conversionsOf(next)).map(({ id }) => id)).toEqual([key])
    expect((await countConfirmed()) - before).toBe(1)
    expect(errors).toEqual([])
    await releaseOrder(`${(await conversionsOf(next))[0]?.agreementId}`)
  },
  120_000,
)

/** So that the order is free for the next test. */
const releaseOrder = (agreementId: string) =>
  fetch(`${lab.bank.bankOrigin}/v1/agreements/${agreementId}/release`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_demo' },
  })

test('a page that comes back as it was left is told again of what it has not answered, under the same id', async () => {
  context = await lab.browser.newContext()
  const { page } = await openTab('ord-bfcache', context)
  await page.evaluate(() => {
    document.addEventListener('offerdock:conversion', (event) => {
      ;(event as Event & { respondWith(answer: Promise<unknown>): void }).respondWith(new Promise(() => {}))
    })
  })
  await review(page)
  await confirm(page)
  await done(page)
  const [first] = (await heardBy(page)).messages.filter(({ data }) => data.type === 'conversion')
  await page.goto(lab.host.serve('/elsewhere', { html: '<!doctype html><title>elsewhere</title>' }))
  await page.goBack({ waitUntil: 'commit' }) // nothing is loaded when the page comes back as it was
  const isKept = await page.evaluate(
    () => document.querySelector('offer-dock')?.shadowRoot?.querySelector('iframe') != null,
  )
  expect(isKept).toBe(true) // a reload is another test's business
  await expect
    .poll(async () => (await heardBy(page)).messages.filter(({ data }) => data.type === 'conversion').length)
    .toBeGreaterThan(1)
  const ids = (await heardBy(page)).messages.flatMap(({ data }) => (data.type === 'conversion' ? [data.id] : []))
  expect(new Set(ids)).toEqual(new Set([first?.data.id]))
}, 120_000)

test('back from the frame is one step to where the viewer came from, and forward again the purchase comes to its one end', async () => {
  context = await lab.browser.newContext()
  const { page, errors } = await openTab('ord-back', context)
  const shop = page.url()
  const elsewhere = lab.host.serve('/elsewhere', { html: '<!doctype html><title>elsewhere</title>' })
  await page.goto(elsewhere)
  await page.goto(shop)
  const before = { steps: await page.evaluate(() => history.length), confirmed: await countConfirmed() }
  await review(page)
  expect(await page.evaluate(() => history.length)).toBe(before.steps)
  const button = await panelOf(page).locator(od('confirm')).boundingBox()
  if (!button) throw new Error('the button that confirms is not on screen')
  await page.goBack({ waitUntil: 'commit' }) // nothing is loaded when the page comes back as it was
  await expect.poll(() => page.url()).toBe(elsewhere)
  await page.goForward({ waitUntil: 'commit' })
  await expect.poll(() => page.url()).toBe(shop)
  const isKept = await page.evaluate(
    () => document.querySelector('offer-dock')?.shadowRoot?.querySelector('iframe') != null,
  )
  if (!isKept) await review(page)
  // Of a frame that comes back from memory the driver knows nothing, a hand on the mouse does. It may have to be seen first.
  await expect
    .poll(async () => {
      await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2)
      return (await conversionsOf(page)).length
    })
    .toBe(1)
  expect(await countConfirmed()).toBe(before.confirmed + 1)
  const [conversion] = await conversionsOf(page)
  expect(errors).toEqual([])
  await releaseOrder(`${conversion?.agreementId}`)
}, 120_000)

/** What the panel has in its database. Runs in its frame. */
async function readRows(): Promise<unknown[]> {
  const opening = indexedDB.open('offerdock:pk_test_demo', 1)
  const isOpen = await new Promise((resolve) => {
    opening.onsuccess = () => resolve(true)
    opening.onerror = () => resolve(false)
  })
  if (!isOpen) return []
  const found = opening.result.transaction('confirms').objectStore('confirms').getAll()
  await new Promise((resolve) => {
    found.onsuccess = resolve
  })
  return found.result
}

test('the panel keeps little, and nothing at the host', async () => {
  context = await lab.browser.newContext()
  const { page } = await openTab('ord-footprint', context)
  await review(page)
  await confirm(page)
  await done(page)
  const kept = () => ({ local: localStorage.length, session: Object.keys(sessionStorage) })
  expect(await page.evaluate(kept)).toEqual({ local: 0, session: [] })
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
  const panel = page.frames().find((frame) => frame.url().startsWith(lab.bank.bankOrigin))
  expect(await panel?.evaluate(kept)).toMatchObject({ local: 0 })
  const rows = await panel?.evaluate(readRows)
  const inTab = await panel?.evaluate(() => ({ ...sessionStorage }))
  const bytes = Buffer.byteLength(JSON.stringify([rows, inTab]))
  expect(bytes).toBeGreaterThan(100)
  expect(bytes).toBeLessThanOrEqual(8 * 1024)
}, 120_000)

test('where the browser keeps nothing for anybody, the purchase is made and the page sees no error', async () => {
  const profile = tempDir()
  mkdirSync(path.join(profile.dir, 'Default'))
  const blockAll = { profile: { default_content_setting_values: { cookies: 2 } } }
  writeFileSync(path.join(profile.dir, 'Default/Preferences'), JSON.stringify(blockAll))
  const browser = await startKillableBrowser(profile.dir)
  try {
    const { page, errors } = await openTab('ord-no-storage', browser.context, null)
    const panel = await openAndSignIn(page)
    const frame = page.frames().find((one) => one.url().startsWith(lab.bank.bankOrigin))
    const touch = () => {
      try {
        return `${sessionStorage}`
      } catch (cause) {
        return (cause as Error).name
      }
    }
    expect(await frame?.evaluate(touch)).toBe('SecurityError')
    await panel.locator(od('pay-in-full')).click()
    await panel.locator(od('review')).click()
    await confirm(page)
    await done(page)
    expect(await conversionsOf(page)).toHaveLength(1)
    expect(errors).toEqual([])
  } finally {
    await browser.kill()
    profile.remove()
  }
}, 120_000)
