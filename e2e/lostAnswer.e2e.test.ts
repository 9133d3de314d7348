import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, od, openPage } from './lab/browser.ts'
import { heardBy, listen, openAndSignIn, review } from './lab/checkout.ts'
import { type CuttingProxy, startCuttingProxy } from './lab/cuttingProxy.ts'
import { dockPage, type ForeignHost, startForeignHost } from './lab/foreignHost.ts'
import { type Product, secretKey, startBank } from './lab/product.ts'

let browser: Browser
let host: ForeignHost
let proxy: CuttingProxy
let bank: Product

beforeAll(async () => {
  ;[browser, host, proxy] = await Promise.all([launchBrowser(), startForeignHost(), startCuttingProxy()])
  bank = await startBank(host.origin, { PUBLIC_ORIGIN: proxy.origin })
  proxy.passTo(Number(new URL(bank.bankOrigin).port))
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), host?.stop()])
  await proxy?.stop()
})

test('bank killed after its commit and before its answer: one agreement, one conversion, also after a reload', async () => {
  const { page, complaints } = await openPage(await browser.newContext(), 'about:blank')
  await listen(page)
  await page.goto(host.serve('/shop', dockPage(proxy.origin, { dock: { order: 'ord-lost' } })))
  const panel = await openAndSignIn(page)
  await review(panel, 'p6')
  const held = proxy.holdAnswer('/confirm')
  await panel.locator(od('confirm')).click()
  const { body: lost, cut } = await held
  await bank.killBank()
  cut()
  await panel.locator(od('problem')).waitFor()
  await bank.restartBank()

  // The viewer loses patience and loads the page again: the panel finds the id it had kept and asks with it.
  await page.reload()
  const repeated = page.waitForResponse((response) => response.url().endsWith('/confirm') && response.ok())
  await page.locator(od('badge-open')).click()
  await panel.locator(od('done')).waitFor({ timeout: 15_000 })
  // The very bytes that the first answer had, by another process of the bank.
  expect(await (await repeated).body()).toEqual(lost)
  const conversions = (await heardBy(page)).events.filter(({ type }) => type === 'conversion')
  expect(conversions).toHaveLength(1)
  const agreement = await fetch(`${bank.bankOrigin}/v1/agreements/${conversions[0]?.agreementId}`, {
    headers: { authorization: `Bearer ${secretKey}` },
  })
  expect(await agreement.json()).toMatchObject({
    status: 'reserved',
    orderRef: 'ord-lost',
    conversionId: conversions[0]?.id,
  })
  expect(complaints.errors).toEqual([])
}, 120_000)
