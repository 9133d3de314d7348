import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, od, openPage, panelOf } from './lab/browser.ts'
import { heardBy, listen, openAndSignIn } from './lab/checkout.ts'
import { type DockPage, dockPage, type ForeignHost, startForeignHost } from './lab/foreignHost.ts'
import { type Product, startBank } from './lab/product.ts'

/** Where the panel stands on a page that has a player, dialogs and a chat of its own. */
let browser: Browser
let host: ForeignHost
let bank: Product
let page: Page

beforeAll(async () => {
  ;[browser, host] = await Promise.all([launchBrowser(), startForeignHost()])
  bank = await startBank(host.origin)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), host?.stop()])
})
afterEach(() => page?.context().close())

const body = `<input id="chat"><button id="own" onclick="badge().click()">Pay</button>
<div id="player" style="inline-size:200px;block-size:100px;background:#444"><video id="video"></video></div>
<dialog id="dialog"><button>Stay</button></dialog><div style="block-size:2000px"></div>
<script>const badge = () => document.querySelector('offer-dock').shadowRoot.querySelector('button')</script>`

async function open({
  widthPx = 1280,
  heightPx = 800,
  ...options
}: DockPage & { widthPx?: number; heightPx?: number } = {}) {
  const context = await browser.newContext({ viewport: { width: widthPx, height: heightPx }, reducedMotion: 'reduce' })
  ;({ page } = await openPage(context, 'about:blank'))
  await listen(page)
  await page.goto(host.serve('/shop', dockPage(bank.bankOrigin, { body, ...options })))
  await page.locator(od('badge-open')).waitFor()
}
const openPanel = async () => {
  await page.locator(od('badge-open')).click()
  await panelOf(page).locator(od('match-code')).waitFor()
}
const frame = () => page.frames().find((one) => one.url().startsWith(bank.bankOrigin)) as Frame
const layer = () => page.locator('.layer')
const types = async () =>
  (await heardBy(page)).events.map(({ type }) => type).filter((type) => /^(open|close|error)$/.test(type))
const focusedName = () =>
  page.evaluate(() => {
    const active = document.activeElement
    return active?.shadowRoot?.activeElement?.getAttribute('data-od') ?? active?.id
  })

/** The frame is the one that was there before, and a real click reaches what is in it. */
async function expectAliveAndClickable() {
  expect(await frame().evaluate(() => 'marked' in window)).toBe(true)
  const language = panelOf(page).locator(od('language'))
  const before = await language.innerText()
  await language.click()
  await expect.poll(() => language.innerText()).not.toBe(before)
}
const mark = () => frame().evaluate(() => Object.assign(window, { marked: true }).marked)

const stages: [string, string, string][] = [
  ['a player that goes fullscreen', 'player.requestFullscreen()', 'document.exitFullscreen()'],
  ['the whole page gone fullscreen', 'document.documentElement.requestFullscreen()', 'document.exitFullscreen()'],
  ['a modal dialog', 'dialog.showModal()', 'dialog.close()'],
  [
    'a modal dialog above a fullscreen player',
    'player.requestFullscreen().then(() => dialog.showModal())',
    'document.exitFullscreen().then(() => dialog.close())',
  ],
]
test.each(stages)('above %s the panel is alive and takes clicks, and so it is back on the page', async (_, on, off) => {
  await open()
  await openPanel()
  await mark()
  await page.evaluate(on)
  await expectAliveAndClickable()
  await page.evaluate(off)
  await expectAliveAndClickable()
  expect(await page.locator('offer-dock').locator('.layer').count()).toBe(1)
  expect(await types()).toEqual(['open'])
})

test('a panel opened while a dialog is open stands above it; one Escape closes one of them', async () => {
  await open()
  await page.evaluate('dialog.showModal(); badge().click()')
  await panelOf(page).locator(od('match-code')).waitFor()
  await mark()
  await expectAliveAndClickable()
  await page.locator('dialog > button').focus()
  await page.keyboard.press('Escape')
  await expect.poll(types).toEqual(['open', 'close'])
  expect(await page.locator('dialog[open]').count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
})

test('where elements cannot be moved alive, the panel begins anew and finds its session', async () => {
  await open({
    head: '<script>delete Element.prototype.moveBefore; delete DocumentFragment.prototype.moveBefore</script>',
  })
  await openAndSignIn(page)
  await mark()
  await page.evaluate('dialog.showModal()')
  await expect.poll(() => frame().evaluate(() => 'marked' in window)).toBe(false)
  await panelOf(page).locator(od('pay-in-full')).click()
  await expect.poll(() => panelOf(page).locator(od('review')).isEnabled()).toBe(true)
  expect(await types()).toEqual(['open'])
})

test('a stage that is taken off the page closes the panel, and the next click opens another', async () => {
  await open()
  await openPanel()
  await page.evaluate('dialog.showModal()')
  await expect.poll(() => page.locator('dialog .layer').count()).toBe(1)
  await page.evaluate('dialog.remove()')
  await expect.poll(types).toEqual(['open', 'close'])
  await openPanel()
})

test('above a bare fullscreen video nothing can be shown: it closes and says so', async () => {
  await open()
  await openPanel()
  await page.evaluate('video.requestFullscreen()')
  await expect.poll(types).toEqual(['open', 'error', 'close'])
  const [error] = (await heardBy(page)).events.filter(({ type }) => type === 'error')
  expect(error).toMatchObject({ code: 'blocked-frame', message: expect.stringContaining('<video>') })
  await page.evaluate('document.exitFullscreen()')
  await mark()
  await openPanel()
  await expectAliveAndClickable()
})

test('a panel that nobody opened leaves the focus in the chat; one that the viewer opened gives it back', async () => {
  await open()
  await page.locator('#chat').click()
  await page.keyboard.type('hel')
  await page.evaluate('badge().click()')
  await panelOf(page).locator(od('match-code')).waitFor()
  await page.keyboard.type('lo')
  expect(await page.locator('#chat').inputValue()).toBe('hello')
  await page.keyboard.press('Escape')
  await expect.poll(types).toEqual(['open', 'close'])
  expect(await focusedName()).toBe('chat')

  await page.locator(od('badge-open')).click()
  await expect.poll(() => frame().evaluate(() => document.hasFocus())).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(focusedName).toBe('badge-open')

  await page.locator('#own').click()
  await expect.poll(() => frame().evaluate(() => document.hasFocus())).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(focusedName).toBe('own')
})

test('the panel follows its dock, stays in view when that leaves it, and closes when it is hidden', async () => {
  await open()
  await openPanel()
  const topPx = async () => (await layer().boundingBox())?.y ?? 0
  const belowDockPx = async () => {
    const dock = await page.locator('offer-dock').boundingBox()
    return Math.round((await topPx()) - (dock?.y ?? 0) - (dock?.height ?? 0))
  }
  await expect.poll(belowDockPx).toBe(8)
  const before = await topPx()
  await page.evaluate("document.querySelector('h1').style.marginBlockEnd = '150px'")
  await expect.poll(topPx).toBeGreaterThan(before + 50)
  expect(await belowDockPx()).toBe(8)
  await page.evaluate('scrollTo(0, 1500)')
  await expect.poll(topPx).toBe(8)
  await page.evaluate("document.querySelector('offer-dock').style.display = 'none'")
  await expect.poll(types).toEqual(['open', 'close'])
})

test('captions and controls that `avoid` names stay free', async () => {
  const style = 'position:fixed;inset:260px 0 auto;block-size:100px;margin:0'
  await open({ dock: { avoid: '.captions, .controls' }, body: `<p class="captions" style="${style}">Captions</p>` })
  await openPanel()
  await expect.poll(async () => (await layer().boundingBox())?.y).toBeGreaterThanOrEqual(360)
  await page.locator('offer-dock').evaluate((dock) => dock.removeAttribute('avoid'))
  await expect.poll(async () => (await layer().boundingBox())?.y).toBeLessThan(260)
})

test('on a narrow screen it is a sheet that is pulled, stepped by keys, and pulled down to close', async () => {
  await open({ widthPx: 360, heightPx: 740 })
  await openPanel()
  const handle = page.locator(od('sheet-handle'))
  const heightPx = async () => Math.round((await layer().boundingBox())?.height ?? 0)
  const fullPx = Math.round(740 * 0.92)
  const pull = async (byPx: number) => {
    const box = await handle.boundingBox()
    await page.mouse.move(180, (box?.y ?? 0) + 12)
    await page.mouse.down()
    await page.mouse.move(180, (box?.y ?? 0) + 12 + byPx, { steps: 4 })
    await page.mouse.up()
  }
  const natural = await heightPx()
  expect(natural).toBeLessThan(fullPx)
  await pull(-400)
  await expect.poll(heightPx).toBe(fullPx)
  await handle.press('Home')
  await expect.poll(heightPx).toBeLessThan(fullPx)
  await handle.press('End')
  await expect.poll(heightPx).toBe(fullPx)
  expect(await handle.getAttribute('aria-valuenow')).toBe('92')
  await handle.press('ArrowDown')
  await expect.poll(heightPx).toBeLessThan(fullPx)
  await pull(500)
  await expect.poll(types).toEqual(['open', 'close'])
  await openPanel()
  await expect.poll(heightPx).toBe(natural)
  await page.setViewportSize({ width: 800, height: 360 })
  await expect.poll(() => layer().getAttribute('data-layout')).toBe('popover')
  expect(await heightPx()).toBeLessThanOrEqual(344)
})

test('another pin and order of the room needs no second sign-in', async () => {
  await open({ dock: { room: 'room-1', pin: 'pin-1' } })
  await openAndSignIn(page)
  await page.evaluate(() => {
    const dock = document.querySelector('offer-dock')
    for (const [name, value] of Object.entries({ pin: 'pin-2', order: `ord-${Math.random()}`, amount: '2000.00' }))
      dock?.setAttribute(name, value)
  })
  await expect.poll(types).toEqual(['open', 'close'])
  await page.locator(od('badge-open')).click()
  await panelOf(page).locator(od('pay-in-full')).waitFor()
  expect(await panelOf(page).locator(od('pay-in-full')).innerText()).toContain('2,000.00')
})
