import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { builtInSeed, writeSeed } from '../packages/bank-sandbox/src/testing/makeSeed.ts'
import { type ApiSession, signInByApi } from './lab/apiSession.ts'
import { od, panelOf } from './lab/browser.ts'
import { type CuttingProxy, startCuttingProxy } from './lab/cuttingProxy.ts'
import { dockPage, type ForeignHost, startForeignHost } from './lab/foreignHost.ts'
import { type KillableBrowser, startKillableBrowser } from './lab/killableBrowser.ts'
import { armMoment, type KillWindow, killWindows, leaveOldRow, momentPath } from './lab/killWindows.ts'
import { type Platform, startPlatform } from './lab/platform.ts'
import { type Product, startBank } from './lab/product.ts'
import { tempDir } from './lab/tempDir.ts'

// `OFFERDOCK_KILLS=1000` kills more often.
const kills = Number(process.env.OFFERDOCK_KILLS ?? 30)
const windowOf = (kill: number) => killWindows[kill % killWindows.length] as KillWindow
/** In these the bank has the confirm, or the browser has it on the disk: nobody is asked to confirm again. */
const mustGoOn: readonly KillWindow[] = [
  'on the disk, not yet sent',
  'at the bank, the answer on its way',
  'answered, not yet marked',
  'marked, the host has not answered',
]

const profile = tempDir()
let browser: KillableBrowser | undefined
let host: ForeignHost
let proxy: CuttingProxy
let platform: Platform
let bank: Product
let session: ApiSession

beforeAll(async () => {
  ;[host, proxy, platform] = await Promise.all([startForeignHost(), startCuttingProxy(), startPlatform()])
  const seed = builtInSeed()
  // Without limits and with nothing to read: nobody else buys a thousand times in an hour.
  for (const [name, offer] of Object.entries(seed.offers)) {
    seed.offers[name] = { ...offer, readingMs: 0, riskRules: { unprovedConfirm: 'pass' } }
  }
  bank = await startBank(host.origin, {
    PUBLIC_ORIGIN: proxy.origin,
    WEBHOOK_URL: platform.webhookUrl,
    SEED: writeSeed(seed),
    LOG_LEVEL: 'silent',
  })
  proxy.passTo(Number(new URL(bank.bankOrigin).port))
  platform.captureAt(bank.bankOrigin)
  session = await signInByApi(bank.bankOrigin, host.origin)
  mkdirSync(path.join(profile.dir, 'profile'))
}, 180_000)
afterAll(async () => {
  await browser?.kill()
  await Promise.all([bank?.stop(), host?.stop(), platform?.stop()])
  await proxy?.stop()
  profile.remove()
})

/** A shop that brings each conversion to its server once, by its id, and answers when the server has it. */
const shopScript = (isDeaf: boolean) => `<script>
const told = new Map()
document.addEventListener('offerdock:conversion', (event) => {
  const { id, orderRef } = event.detail
  if (${isDeaf}) return event.respondWith(new Promise(() => {}))
  const tell = () => fetch('${platform.pageUrl}', { method: 'POST', body: JSON.stringify({ id, orderRef }) })
  if (!told.has(id)) told.set(id, tell())
  event.respondWith(told.get(id).then(() => ({ orderNumber: 'N-' + orderRef })))
})
</script>`

async function openShop(orderRef: string, window: KillWindow | null): Promise<Page> {
  browser ??= await startKillableBrowser(path.join(profile.dir, 'profile'))
  const page = await browser.context.newPage()
  const moment = { window: window ?? 'at random', session, bankOrigin: proxy.origin } as const
  await page.addInitScript(armMoment, moment)
  const isDeaf = window === 'marked, the host has not answered'
  const dock = { order: orderRef, amount: '600.00', locale: 'en' }
  await page.goto(host.serve(`/${orderRef}`, dockPage(proxy.origin, { dock, body: shopScript(isDeaf) })))
  await page.locator(od('badge-open')).click()
  return page
}

async function buy(page: Page) {
  const panel = panelOf(page)
  await panel.locator(od('pay-in-full')).click()
  await panel.locator(od('review')).click()
  await panel.locator(od('confirm')).click()
}

/** Buys, and kills the browser in that moment of it. */
async function buyAndKill(orderRef: string, window: KillWindow, kill: number) {
  const page = await openShop(orderRef, window)
  if (window === 'while old rows are removed') {
    await panelOf(page).locator(od('pay-in-full')).waitFor()
    await page
      .frames()
      .find((frame) => frame.url().startsWith(proxy.origin))
      ?.evaluate(leaveOldRow)
  }
  const isThere =
    window === 'at the bank, the answer on its way'
      ? proxy.holdAnswer('/confirm')
      : window === 'at random'
        ? proxy.awaitNext(1 + (Math.floor(kill / killWindows.length) % 6))
        : proxy.awaitRequest(momentPath)
  const bought = buy(page).catch(() => {}) // of a browser that is gone
  const isOver = () => panelOf(page).locator(od('done')).waitFor()
  await (window === 'at random' ? Promise.race([isThere, bought.then(isOver)]) : isThere)
  await browser?.kill()
  await bought
  browser = undefined
}

/** Comes back in a fresh browser: the panel goes on by itself, or the viewer buys as if nothing had been. */
async function comeBack(orderRef: string, window: KillWindow) {
  const page = await openShop(orderRef, null)
  const panel = panelOf(page)
  const [done, offers] = [panel.locator(od('done')), panel.locator(od('pay-in-full'))]
  await done.or(offers).first().waitFor()
  const isAsked = await offers.isVisible()
  if (mustGoOn.includes(window)) expect(isAsked, `${orderRef}, killed ${window}, was to be confirmed again`).toBe(false)
  if (isAsked) await buy(page)
  await done.getByText(`N-${orderRef}`).waitFor()
  await page.close()
}

test(`${kills} kills of the browser: no conversion is lost, doubled or renamed`, {
  timeout: 60_000 + kills * 60_000,
}, async () => {
  const orders = Array.from({ length: kills }, (_, kill) => ({ orderRef: `ord-${kill}`, window: windowOf(kill), kill }))
  for (const { orderRef, window, kill } of orders) {
    await buyAndKill(orderRef, window, kill)
    await comeBack(orderRef, window)
  }
  const read = async () => {
    const answer = await fetch(`${bank.bankOrigin}/v1/reports/conversions?clientId=pk_test_demo`)
    return (await answer.json()).clients[0]
  }
  await vi.waitFor(async () => expect(await read()).toMatchObject({ delivered: kills, captured: kills }), 60_000)
  const { confirmed, delivered, captured } = await read()
  const idsOf = (map: Map<string, Set<string>>) => orders.map(({ orderRef }) => [...(map.get(orderRef) ?? [])])
  const [byWebhook, byPage] = [idsOf(platform.byWebhook), idsOf(platform.byPage)]
  const keys = Map.groupBy(proxy.keyed, ({ path }) => path)
  const renamed = [...keys.values()].filter((asked) => new Set(asked.map(({ key }) => key)).size > 1)
  const told = byPage.filter((ids) => ids.length === 1).length
  console.log(`${kills} kills: ${JSON.stringify({ confirmed, told, delivered, captured, renamed: renamed.length })}`)
  expect(confirmed).toBe(kills)
  expect(byPage).toEqual(byWebhook)
  expect(byPage.every((ids) => ids.length === 1)).toBe(true)
  expect(renamed).toEqual([])
})
