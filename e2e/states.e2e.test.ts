import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './lab/browser.ts'
import { type Product, startBank } from './lab/product.ts'

/** The pages of the test mode: every state of the panel from an address. */
let browser: Browser
let bank: Product

beforeAll(async () => {
  ;[browser, bank] = await Promise.all([launchBrowser(), startBank('http://localhost:1')])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
})

test('each link of the list shows the panel as it is, in its language, and breaks no policy', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const { page, complaints } = await openPage(context, `${bank.bankOrigin}/offerdock/test/panel?client=pk_test_demo`)
  const links = page.locator('dd a:text-is("ar")')
  const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
  expect(addresses.length).toBeGreaterThan(30)
  const seen = new Map<string, string>()
  for (const address of addresses) {
    await page.goto(`${address}&theme=dark&elder=1`)
    await page.locator('.panel h1:visible').waitFor()
    const marks = ['lang', 'dir', 'data-theme', 'data-elder'].map((name) => page.locator('html').getAttribute(name))
    expect(await Promise.all(marks)).toEqual(['ar', 'rtl', 'dark', ''])
    seen.set(address, await page.locator('.panel').innerText())
  }
  // What differs by less than its text: a link that was opened, a plan that was chosen.
  expect(new Set(seen.values()).size).toBeGreaterThan(addresses.length - 6)
  expect(complaints).toEqual({ errors: [], violations: [] })
  await context.close()
}, 60_000)
