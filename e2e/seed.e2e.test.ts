import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, od, openPage } from './lab/browser.ts'
import { heardBy, listen, openAndSignIn, review } from './lab/checkout.ts'
import { dockPage, type ForeignHost, startForeignHost } from './lab/foreignHost.ts'
import { type Product, startBank } from './lab/product.ts'
import { root } from './lab/runCommand.ts'
import { tempDir } from './lab/tempDir.ts'

let browser: Browser
let host: ForeignHost
let bank: Product
const folder = tempDir()

/** The built-in rules with one plan of 6 periods at 0.55 %, and a look of the bank's own. */
function otherSeed(): string {
  const seed = JSON.parse(readFileSync(path.join(root, 'packages/bank-sandbox/src/seed.json'), 'utf8'))
  for (const rules of Object.values<Record<string, unknown>>(seed.offers)) {
    rules.plans = [
      { planId: 'six', method: 'EP_FEE', feeMode: 'PER_PERIOD', feeRate: '0.0055', periods: 6, remainder: 'LAST' },
    ]
    rules.teaserPlanId = 'six'
  }
  seed.bank.theme = { accent: '#b3261e', radius: 4 }
  const file = path.join(folder.dir, 'seed.json')
  writeFileSync(file, JSON.stringify(seed))
  return file
}

beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startForeignHost()])
  bank = await startBank(host.origin, { SEED: otherSeed() })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), host?.stop()])
  folder.remove()
})

// 1,234.56 over 6 at 0.55 %: 205.76 × 6, interest 6.79 a period; worked out apart from our arithmetic.
const figures = { regular: '¥212.55', total: '¥1,275.30', apr: '11.23%', totalMinor: 127530 }

test('other rules at the bank show in badge, panel, quote and receipt, the page unchanged', async () => {
  const { page, complaints } = await openPage(await browser.newContext(), 'about:blank')
  await listen(page)
  await page.goto(host.serve('/shop', dockPage(bank.bankOrigin, { dock: { amount: '1234.56' } })))
  const badge = page.locator(od('badge'))
  await badge.waitFor()
  const said = await badge.innerText()
  for (const figure of ['6 期', figures.regular, figures.total, figures.apr]) expect(said).toContain(figure)
  // 123456 / 6 = 20576 without a rest: no payment differs.
  expect(said).not.toContain('末期')

  const panel = await openAndSignIn(page)
  const look = await panel.locator(od('review')).evaluate((button) => {
    const { borderRadius } = getComputedStyle(button)
    return [getComputedStyle(document.documentElement).getPropertyValue('--accent'), borderRadius]
  })
  expect(look).toEqual(['#b3261e', '4px'])
  const plan = panel.locator(od('plan'))
  expect(await plan.count()).toBe(1)
  const option = await plan.innerText()
  for (const figure of [figures.regular, figures.total, figures.apr]) expect(option).toContain(figure)

  await review(panel, 'six')
  expect(await panel.locator(od('disclosure')).innerText()).toContain('1,275.30')
  await panel.locator(od('confirm')).click()
  await panel.locator(od('done')).waitFor()
  const heard = (await heardBy(page)).events
  expect(heard.find(({ type }) => type === 'quote')).toMatchObject({
    planId: 'six',
    orderMinor: 123456,
    totalMinor: figures.totalMinor,
  })
  const receipt = `${heard.find(({ type }) => type === 'conversion')?.receipt}`
  const claims = JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString())
  expect(claims).toMatchObject({
    orderMinor: 123456,
    financedMinor: 123456,
    totalMinor: figures.totalMinor,
    plan: 'six',
  })
  expect(complaints).toEqual({ errors: [], violations: [] })
})
