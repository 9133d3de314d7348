import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Agreement } from '../../packages/sdk/src/contract/index.ts'
import { bundleWithoutGuard } from '../../packages/sdk/src/testing/withoutGuard.ts'
import { launchBrowser, od, openPage, panelOf } from '../lab/browser.ts'
import { signIn } from '../lab/checkout.ts'
import { dockPage, type ForeignHost, startForeignHost } from '../lab/foreignHost.ts'
import { panelFrame } from '../lab/panelFrame.ts'
import { type Product, startBank } from '../lab/product.ts'
import { attackerScript, type Point, type StolenClick, stolenClicks } from './stolenClicks.ts'

/** Clicks on confirm that the page around the panel steals, and clean pages, whose viewers must notice nothing. */
interface Shop {
  page: Page
  panel: FrameLocator
  /** What each confirm said of itself, and what the bank answered. */
  confirms: { sight: string; status: Promise<string> }[]
}

let browser: Browser
let host: ForeignHost
let bank: Product
const attacked: Shop[] = []

/** Presses on a machine that is busy, until one comes at once. */
const maxTries = 10
const desktop = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 390, height: 740 }, hasTouch: true, isMobile: true }
const head = '<meta name="viewport" content="width=device-width">'
const stage = `<div id="player" style="block-size:100px;background:#444"></div><dialog id="dialog">Sizes</dialog>`

beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startForeignHost()])
  bank = await startBank(host.origin)
  attacked.push(...(await Promise.all([desktop, phone].map((context) => enterShop(context)))))
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), host?.stop()])
})

type Prepare = (page: Page) => Promise<unknown>

async function enterShop(context: Parameters<Browser['newContext']>[0], prepare?: Prepare): Promise<Shop> {
  const { page } = await openPage(await browser.newContext(context), 'about:blank')
  page.setDefaultTimeout(30_000)
  const confirms: Shop['confirms'] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/confirm')) return
    const status = request.response().then((response) => response?.json().then((answer) => answer.status))
    confirms.push({ sight: request.postDataJSON().sight, status })
  })
  await prepare?.(page)
  await page.goto(host.serve('/shop', dockPage(bank.bankOrigin, { head, body: stage + attackerScript })))
  const panel = panelOf(page)
  await page.locator(od('badge-open')).click()
  await panel.locator(od('match-code')).waitFor()
  await page.evaluate('settled()')
  await signIn(page, 'ling')
  return { page, panel, confirms }
}

/** Another order at its review, with nothing over it. */
async function reviewAnother({ page, panel }: Shop): Promise<Point> {
  await page.evaluate("uncover(); document.querySelector('offer-dock').order = 'ord-' + Math.random()")
  await page.locator(od('badge-open')).click()
  return reviewOrder({ page, panel })
}

/** The review, seen for long enough to be confirmed; the middle of the button. */
async function reviewOrder({ page, panel }: Pick<Shop, 'page' | 'panel'>): Promise<Point> {
  for (const step of ['pay-in-full', 'review', 'disclosure']) {
    await panel.locator(od(step)).waitFor()
    await page.evaluate('settled()')
    if (step !== 'disclosure') await panel.locator(od(step)).click()
  }
  await enabled(panel)
  const figures = await middleOf(panel, '.figures')
  await page.evaluate(`figures = ${JSON.stringify(figures)}`)
  return middleOf(panel, od('confirm'))
}

const enabled = (panel: FrameLocator, isEnabled = true) =>
  panel.locator(`${od('confirm')}${isEnabled ? ':enabled' : ':disabled'}`).waitFor()

async function middleOf(panel: FrameLocator, selector: string): Promise<Point> {
  const box = await panel.locator(selector).first().boundingBox()
  if (!box) throw new Error(`no ${selector} on screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Whether the press came so soon that no viewer could have seen what changed; on a busy machine it may not. */
async function press({ page }: Shop, at: Point, { spring, presses = 1 }: Partial<StolenClick> = {}) {
  const isTouch = await page.evaluate('navigator.maxTouchPoints > 0')
  const startMs = performance.now()
  await spring?.(page)
  for (let left = presses; left > 0; left--) {
    if (isTouch) await page.touchscreen.tap(at.x, at.y)
    else await page.mouse.click(at.x, at.y)
  }
  const isSudden = performance.now() - startMs < 400
  await panelFrame(page).evaluate('0') // the click has come to the frame, if it comes
  return isSudden
}

/** Of the order on the page, what the bank has. */
const recorded = async ({ page }: Shop): Promise<number> =>
  panelFrame(page).evaluate(
    async (order) => {
      const key = Object.keys(sessionStorage).find((name) => name.endsWith(':session'))
      const { token } = JSON.parse(sessionStorage.getItem(`${key}`) ?? '')
      const response = await fetch('/v1/me/agreements', { headers: { authorization: `Bearer ${token}` } })
      return (await response.json()).agreements.filter(({ orderRef }: Agreement) => orderRef === order).length
    },
    await page.locator('offer-dock').getAttribute('order'),
  )

async function steal(shop: Shop, click: StolenClick) {
  const at = await reviewAnother(shop)
  const before = shop.confirms.length
  await click.set(shop.page, at)
  await enabled(shop.panel, false) // the guard has seen the trap
  return { at, before, isSudden: await press(shop, at, click) }
}

test.each(stolenClicks)('$name: the click alone confirms nothing', async (click) => {
  await Promise.all(
    attacked.map(async (shop) => {
      let { at, before, isSudden } = await steal(shop, click)
      // A viewer who has had the time to look does confirm.
      for (let tries = 1; !isSudden; tries++) {
        expect(tries, 'no press came so soon that it could be judged').toBeLessThan(maxTries)
        ;({ at, before, isSudden } = await steal(shop, click))
      }
      expect([await recorded(shop), shop.confirms.length]).toEqual([0, before])
      if (!click.isPatient) return
      await enabled(shop.panel)
      await press(shop, at)
      await shop.panel.locator(od('gate')).waitFor()
      expect(shop.confirms.at(-1)?.sight).toBe('unproved')
      expect(await shop.confirms.at(-1)?.status).toBe('step_up')
      expect(await recorded(shop)).toBe(0)
    }),
  )
})

test('with the guard taken out, a click on a panel that cannot be seen buys', async () => {
  const sight = 'target === button ? isVisible && intersectionRatio > 0.98 : isVisible || isScrolledAway(entry)'
  const guard = { guard: sight, instead: 'true', in: 'panel/confirm/sight/watchSight.ts' }
  const unguarded = await bundleWithoutGuard('panel/main.tsx', guard)
  const shop = await enterShop(desktop, async (page) => {
    await page.route('**/offerdock/panel?*', async (route) => {
      const response = await route.fetch()
      const script = /integrity="\S+" src="\/offerdock\/panel\.\w+\.js"/
      const body = (await response.text()).replace(script, 'src="/offerdock/unguarded.js"')
      await route.fulfill({ response, body })
    })
    await page.route('**/offerdock/unguarded.js', (route) =>
      route.fulfill({ body: unguarded, contentType: 'text/javascript' }),
    )
  })
  const [invisible] = stolenClicks as [StolenClick]
  const at = await reviewOrder(shop)
  await invisible.set(shop.page, at)
  await press(shop, at)
  await expect.poll(() => recorded(shop)).toBe(1)
  expect(shop.confirms.map(({ sight }) => sight)).toEqual(['proved'])
})

const nothing = async () => {}
const small = { viewport: { width: 320, height: 560 } }
const clean: [string, Parameters<Browser['newContext']>[0], Prepare][] = [
  ['a popover', desktop, nothing],
  ['a sheet under a finger', phone, nothing],
  ['the smallest screen, dark', { ...small, colorScheme: 'dark' }, nothing],
  ['a tablet, whose page is enlarged', { viewport: { width: 820, height: 1180 }, deviceScaleFactor: 2 }, nothing],
  ['a player gone fullscreen', desktop, (page) => page.evaluate('player.requestFullscreen()')],
  ['a modal dialog', desktop, (page) => page.evaluate('dialog.showModal()')],
]

test.each(clean)('in %s a confirm is proved and goes through', async (_, context, change) => {
  const shop = await enterShop(context)
  await change(shop.page)
  const at = await reviewOrder(shop)
  await press(shop, at)
  await shop.panel.locator(od('done')).waitFor()
  expect(shop.confirms.map(({ sight }) => sight)).toEqual(['proved'])
  await shop.page.context().close()
})
