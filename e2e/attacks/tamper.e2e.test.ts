import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, od, openPage, panelOf } from '../lab/browser.ts'
import { heardBy, listen, openAndSignIn, review } from '../lab/checkout.ts'
import { dockPage, type ForeignHost, startForeignHost } from '../lab/foreignHost.ts'
import { type Product, startBank } from '../lab/product.ts'
import { startTamperingProxy, type TamperingProxy } from '../lab/tamperingProxy.ts'

/** What is not to the bit what was built is refused, and the page does not feel it. */
let browser: Browser
let host: ForeignHost
let proxy: TamperingProxy
let bank: Product
let integrity: Record<string, string>

beforeAll(async () => {
  ;[browser, host, proxy] = await Promise.all([launchBrowser(), startForeignHost(), startTamperingProxy()])
  bank = await startBank(host.origin, { PUBLIC_ORIGIN: proxy.origin })
  proxy.passTo(Number(new URL(bank.bankOrigin).port))
  integrity = await (await fetch(`${proxy.origin}/offerdock/integrity.json`)).json()
}, 180_000)
afterEach(async () => {
  proxy.tamper(null)
  await Promise.all(browser.contexts().map((context) => context.close()))
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), host?.stop(), proxy?.stop()])
})

const flips = Number(process.env.OFFERDOCK_FLIPS ?? 200)
/** A new start for each run; the bits that got through are named, and `?flip=` repeats them. */
const randomBits = () => Array.from({ length: flips }, () => Math.floor(Math.random() * 2 ** 31))

type Kind = 'script' | 'module' | 'import' | 'style'

const kindOf = (file: string): Kind => {
  if (file.endsWith('.css')) return 'style'
  return file.startsWith('panel-') ? 'import' : file.startsWith('panel.') ? 'module' : 'script'
}

/** Loads a file as our pages do, once for each address, and gives the addresses that the browser took. */
async function takenOf(kind: Kind, digest: string, urls: string[]): Promise<string[]> {
  const page = await browser.newPage()
  const map = JSON.stringify({ integrity: Object.fromEntries(urls.map((url) => [url, digest])) })
  const scripts = `<script type="importmap">${map}</script><script>window.load = (url) => import(url)</script>`
  await page.goto(host.serve('/loads', { html: `<!doctype html><body>${scripts}</body>` }))
  const taken = await page.evaluate(loadAll, { kind, digest, urls })
  await page.close()
  return taken
}

async function loadAll({ kind, digest, urls }: { kind: Kind; digest: string; urls: string[] }): Promise<string[]> {
  const byElement = (url: string) =>
    new Promise<boolean>((done) => {
      const element = document.createElement(kind === 'style' ? 'link' : 'script')
      element.crossOrigin = 'anonymous'
      element.integrity = digest
      if (element instanceof HTMLLinkElement) {
        element.rel = 'stylesheet'
        element.href = url
      } else {
        if (kind === 'module') element.type = 'module'
        element.src = url
      }
      element.onload = () => done(true)
      element.onerror = () => done(false)
      document.head.append(element)
    })
  const byImport = (url: string) =>
    (window as unknown as { load(url: string): Promise<unknown> }).load(url).then(
      () => true,
      // A part whose own imports were refused, or that fails when it runs, was taken.
      (error: Error) => !/Failed to fetch dynamically imported module/.test(error.message),
    )
  const taken = await Promise.all(urls.map(kind === 'import' ? byImport : byElement))
  return urls.filter((_, place) => taken[place])
}

test(`of every built file no copy with one of ${flips} random bits flipped is taken, and the true one is`, async () => {
  const files = Object.entries(integrity).filter(([file]) => /\.(js|css)$/.test(file))
  expect(files.length).toBeGreaterThan(10)
  for (const [file, digest] of files) {
    const url = `${proxy.origin}/offerdock/${file}`
    const flipped = randomBits().map((bit) => `${url}?flip=${bit}`)
    expect(await takenOf(kindOf(file), digest, flipped), file).toEqual([])
    expect(await takenOf(kindOf(file), digest, [url]), file).toEqual([url])
  }
}, 300_000)

async function visit(): Promise<{ page: Page; errors: string[] }> {
  const { page, complaints } = await openPage(await browser.newContext(), 'about:blank')
  await listen(page)
  await page.goto(host.serve('/shop', dockPage(proxy.origin, { body: '<script>window.shop = "open"</script>' })))
  return { page, errors: complaints.errors }
}
const codesOn = async (page: Page) => (await heardBy(page)).events.flatMap(({ code }) => code ?? [])
const isUnharmed = (page: Page) => page.evaluate(() => (window as unknown as { shop: string }).shop === 'open')

test('a runtime that was altered on its way: blocked-script, and the page goes on', async () => {
  proxy.tamper(/\/host\.[0-9a-f]+\.js$/)
  const { page, errors } = await visit()
  await expect.poll(() => codesOn(page)).toEqual(['blocked-script'])
  expect(await isUnharmed(page)).toBe(true)
  expect(errors).toEqual([])
})

test('an altered part that opens the panel: blocked-script on the click, and the badge stays', async () => {
  proxy.tamper(/\/host-open\./)
  const { page, errors } = await visit()
  await page.locator(od('badge-open')).click()
  await expect.poll(() => codesOn(page)).toEqual(['blocked-script'])
  expect(await page.locator(od('badge')).isVisible()).toBe(true)
  expect([await isUnharmed(page), errors]).toEqual([true, []])
})

test('an altered panel never speaks: blocked-frame, with the link to the panel as a page of its own', async () => {
  proxy.tamper(/\/panel\.[0-9a-f]+\.js$/)
  const { page, errors } = await visit()
  await page.locator(od('badge-open')).click()
  await expect.poll(() => codesOn(page)).toEqual(['blocked-frame'])
  await page.locator(`a[href^="${proxy.origin}/offerdock/panel"]`).waitFor()
  expect([await isUnharmed(page), errors]).toEqual([true, []])
})

test('an altered part of the panel that comes later is left out, and the purchase goes on without it', async () => {
  // A word whose change breaks nothing, so that only its digest can tell.
  proxy.tamper(/\/panel-choicePart\./, 'points-input')
  const { page, errors } = await visit()
  const panel = await openAndSignIn(page)
  await panel.locator(od('plan')).first().waitFor()
  expect(await panel.locator('input[type=range]').count()).toBe(0)
  await review(panel, 'p12')
  await panel.locator(od('confirm')).click()
  await panel.locator(od('done')).waitFor()
  expect(await panelOf(page).locator(od('problem')).count()).toBe(0)
  expect(errors).toEqual([])
})
