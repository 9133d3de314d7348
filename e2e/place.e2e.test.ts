import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { od, panelOf } from './lab/browser.ts'
import { openAndSignIn } from './lab/checkout.ts'
import type { DockPage } from './lab/foreignHost.ts'
import { openPanel, panelEvents, panelFrame } from './lab/panelFrame.ts'
import { useLab } from './lab/useLab.ts'

/** Where the panel stands on a page with a chat, captions and a screen of its own. */
const lab = useLab()
let page: Page

const body = `<input id="chat"><button id="own" onclick="badge().click()">Pay</button>
<div style="block-size:2000px"></div>
<script>const badge = () => document.querySelector('offer-dock').shadowRoot.querySelector('button')</script>`

/** Without the standard terms the panel is short before anybody signs in, and so leaves room to stand here or there. */
const withoutTerms = (page: Page) =>
  page.route('**/v1/catalog*', (route) =>
    route.request().frame().url().includes('/offerdock/panel') ? route.abort() : route.continue(),
  )

async function open({
  widthPx = 1280,
  heightPx = 800,
  ...options
}: DockPage & { widthPx?: number; heightPx?: number } = {}) {
  const context = { viewport: { width: widthPx, height: heightPx }, reducedMotion: 'reduce' } as const
  ;({ page } = await lab.visit({ body, ...options }, { context, prepare: withoutTerms }))
  await page.locator(od('badge-open')).waitFor()
}
const layer = () => page.locator('.layer')
const focusedName = () =>
  page.evaluate(() => {
    const active = document.activeElement
    return active?.shadowRoot?.activeElement?.getAttribute('data-od') ?? active?.id
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
  await expect.poll(() => panelEvents(page)).toEqual(['open', 'close'])
  expect(await focusedName()).toBe('chat')

  await page.locator(od('badge-open')).click()
  await expect.poll(() => panelFrame(page).evaluate(() => document.hasFocus())).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(focusedName).toBe('badge-open')

  await page.locator('#own').click()
  await expect.poll(() => panelFrame(page).evaluate(() => document.hasFocus())).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(focusedName).toBe('own')
})

test('the panel follows its dock, stays in view when that leaves it, and closes when it is hidden', async () => {
  await open()
  await openPanel(page)
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
  await expect.poll(() => panelEvents(page)).toEqual(['open', 'close'])
})

test('captions and controls that `avoid` names stay free', async () => {
  const style = 'position:fixed;inset:260px 0 auto;block-size:100px;margin:0'
  await open({ dock: { avoid: '.captions, .controls' }, body: `<p class="captions" style="${style}">Captions</p>` })
  await openPanel(page)
  await expect.poll(async () => (await layer().boundingBox())?.y).toBeGreaterThanOrEqual(360)
  await page.locator('offer-dock').evaluate((dock) => dock.removeAttribute('avoid'))
  await expect.poll(async () => (await layer().boundingBox())?.y).toBeLessThan(260)
})

/** Lengths of the layer's box, and what it leaves at the edges of the screen. */
const layerBox = () =>
  layer().evaluate((one) => {
    const { x, y, right, bottom, height } = one.getBoundingClientRect()
    return { x, y, height, rightPx: innerWidth - right, bottomPx: innerHeight - bottom }
  })

const captions = (insetPx: string, heightPx: number) =>
  `<p class="captions" style="position:fixed;inset:${insetPx};block-size:${heightPx}px;margin:0">Captions</p>`

test.each([
  ['the sheet of a phone', 360, 740, 'auto 0 100px', 40],
  ['the popover of a phone on its side', 740, 360, 'auto 150px 40px', 40],
])(
  '%s leaves captions free that stand low, and stays where it is when they go',
  async (_, widthPx, heightPx, inset, px) => {
    await open({ widthPx, heightPx, dock: { avoid: '.captions' }, body: captions(inset, px) })
    await openPanel(page)
    const top = await page.locator('.captions').evaluate((one) => one.getBoundingClientRect().y)
    const bottom = async () => heightPx - (await layerBox()).bottomPx
    await expect.poll(bottom).toBeLessThanOrEqual(top)
    const before = await layerBox()
    expect(before.height).toBeGreaterThanOrEqual(Math.min(240, heightPx * 0.4))
    await page.evaluate("document.querySelector('.captions').remove()")
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await layerBox()).toEqual(before)
  },
)

test('on a page from right to left the popover ends at the left of its dock', async () => {
  await open({ body: '<script>document.dir = "rtl"</script><style>offer-dock{inline-size:600px}</style>' })
  await openPanel(page)
  const dock = await page.locator('offer-dock').boundingBox()
  await expect.poll(async () => (await layerBox()).x).toBe(dock?.x)
  await page.setViewportSize({ width: 360, height: 740 })
  await expect.poll(() => layer().getAttribute('data-layout')).toBe('sheet')
  expect(await layerBox()).toMatchObject({ x: 0, rightPx: 0, bottomPx: 0 })
})

test.each([1.5, 0.8])(
  'a page with a zoom of %s of its own has the panel where it can be seen and clicked',
  async (zoom) => {
    await open({ head: `<style>html { zoom: ${zoom} }</style>` })
    await openPanel(page)
    await expect.poll(async () => Math.round((await layerBox()).rightPx)).toBeGreaterThanOrEqual(8)
    const dock = await page.locator('offer-dock').evaluate((one) => one.getBoundingClientRect().bottom)
    expect(Math.abs((await layerBox()).y - dock - 8)).toBeLessThan(1)
    await panelOf(page).locator(od('close')).click()
    await expect.poll(() => panelEvents(page)).toEqual(['open', 'close'])
  },
)

test('the notch and the corners of a device stay free', async () => {
  await open({
    widthPx: 740,
    heightPx: 360,
    head: '<meta name="viewport" content="width=device-width, viewport-fit=cover">',
  })
  const devTools = await page.context().newCDPSession(page)
  const setInsets = (insets: Record<string, number>) => devTools.send('Emulation.setSafeAreaInsetsOverride', { insets })
  await setInsets({ top: 12, right: 44, bottom: 21, left: 44 })
  await openPanel(page)
  await expect.poll(async () => (await layerBox()).rightPx).toBe(52)
  expect((await layerBox()).bottomPx).toBeGreaterThanOrEqual(29)
  await page.setViewportSize({ width: 360, height: 740 })
  await setInsets({ top: 44, right: 0, bottom: 34, left: 0 })
  await expect.poll(() => layer().getAttribute('data-layout')).toBe('sheet')
  const frameEnd = () => page.locator(od('frame')).evaluate((one) => innerHeight - one.getBoundingClientRect().bottom)
  await expect.poll(frameEnd).toBe(34)
  expect((await layerBox()).bottomPx).toBe(0)
})

test('on a narrow screen it is a sheet that is pulled, stepped by keys, and pulled down to close', async () => {
  await open({ widthPx: 360, heightPx: 740 })
  await openPanel(page)
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
  const isChosen = () => layer().getAttribute('data-chosen')
  expect(await isChosen()).toBeNull() // the height that its content asks for is there at once
  const natural = await heightPx()
  expect(natural).toBeLessThan(fullPx)
  await pull(-400)
  await expect.poll(heightPx).toBe(fullPx)
  await handle.press('Home')
  await expect.poll(isChosen).toBe('')
  await expect.poll(heightPx).toBeLessThan(fullPx)
  await handle.press('End')
  await expect.poll(heightPx).toBe(fullPx)
  expect(await handle.getAttribute('aria-valuenow')).toBe('92')
  await handle.press('ArrowDown')
  await expect.poll(heightPx).toBeLessThan(fullPx)
  await pull(500)
  await expect.poll(() => panelEvents(page)).toEqual(['open', 'close'])
  await openPanel(page)
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
  await expect.poll(() => panelEvents(page)).toEqual(['open', 'close'])
  await page.locator(od('badge-open')).click()
  await panelOf(page).locator(od('pay-in-full')).waitFor()
  expect(await panelOf(page).locator(od('pay-in-full')).innerText()).toContain('2,000.00')
})
