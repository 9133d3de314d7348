import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { od, panelOf } from './lab/browser.ts'
import { expectAliveAndClickable, markFrame, openPanel, panelEvents, panelFrame } from './lab/panelFrame.ts'
import { type Player, players, servePlayers } from './lab/players.ts'
import { useLab } from './lab/useLab.ts'

/** Docks beside and inside of the players that pages have, as their packages ship them. */
const lab = useLab()
let page: Page

beforeAll(() => servePlayers(lab.host, lab.browser))

const named = (hasKeys?: boolean) =>
  Object.entries(players).filter(([, player]) => hasKeys === undefined || player.hasKeys === hasKeys)

/** The page, once its picture has run for a second of the show. */
async function open({ head, body, avoid }: Player, where: 'beside' | 'inside') {
  const context = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' } as const
  ;({ page } = await lab.visit({ head, body, dock: { avoid, locale: 'en' } }, { context }))
  await page.locator(od('badge-open')).waitFor()
  await expect
    .poll(async () => Number(await page.locator('offer-dock').getAttribute('stream-ms')))
    .toBeGreaterThanOrEqual(61_000)
  if (where === 'beside') return
  await page.evaluate(`{
    const dock = document.querySelector('offer-dock')
    dock.slot = 'top-chrome'
    dock.style.cssText = 'position: absolute; inset: 8px 8px auto auto; inline-size: 300px'
    player.append(dock)
  }`)
}

/** By the player's own button, which it hides from a pointer that rests. */
async function toggleFullscreen({ fullscreen }: Player) {
  await page.mouse.move(200, 400)
  await page.mouse.move(220, 420)
  const before = await isFullscreen()
  await page.locator(fullscreen).click()
  await expect.poll(isFullscreen).toBe(!before)
}
const isFullscreen = () => page.evaluate(() => document.fullscreenElement !== null)

/** Which of the things to be avoided the panel lies on. */
const coveredBy = ({ avoid }: Player) =>
  page.locator('.layer').evaluate((layer, selector) => {
    const a = layer.getBoundingClientRect()
    const covered = [...document.querySelectorAll(selector)].filter((one) => {
      const b = one.getBoundingClientRect()
      return b.width && b.height && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    })
    return covered.map(({ outerHTML }) => outerHTML)
  }, avoid)

const videoState = () => page.locator('video').evaluate(({ paused, muted }: HTMLVideoElement) => ({ paused, muted }))

test.each(named())(
  'beside %s the panel goes along into the full screen and back, off its controls',
  async (_, player) => {
    await open(player, 'beside')
    await openPanel(page)
    await markFrame(page)
    await toggleFullscreen(player)
    await expectAliveAndClickable(page)
    await expect.poll(() => coveredBy(player)).toEqual([])
    await toggleFullscreen(player)
    await expectAliveAndClickable(page)
    expect(await page.evaluate('views')).toEqual(['fullscreen', 'inline'])
    expect(await panelEvents(page)).toEqual(['open'])
  },
)

test.each(named())('inside of %s the panel opens in the full screen and stays when that ends', async (_, player) => {
  await open(player, 'inside')
  await toggleFullscreen(player)
  await openPanel(page)
  await markFrame(page)
  await expectAliveAndClickable(page)
  await expect.poll(() => coveredBy(player)).toEqual([])
  await toggleFullscreen(player)
  await expectAliveAndClickable(page)
  expect((await videoState()).paused).toBe(false)
  expect(await panelEvents(page)).toEqual(['open'])
})

test.each(named(true))('keys of %s and of the panel inside of it are not mixed up', async (_, player) => {
  await open(player, 'inside')
  await page.locator(od('badge-open')).focus()
  await page.keyboard.press('Space')
  await panelOf(page).locator(od('match-code')).waitFor()
  expect(await videoState()).toEqual({ paused: false, muted: true })
  // The focus is in the panel, whose keys are its own.
  await expect.poll(() => panelFrame(page).evaluate(() => document.hasFocus())).toBe(true)
  await page.keyboard.press('m')
  await panelOf(page).locator(od('elder-mode')).press('Space')
  expect(await videoState()).toEqual({ paused: false, muted: true })
  await page.evaluate('player.focus()')
  await page.keyboard.press('m')
  await expect.poll(videoState).toEqual({ paused: false, muted: false })
  await page.keyboard.press('Escape')
  await expect.poll(() => panelEvents(page)).toEqual(['open', 'close'])
})

test.each(named(true))(
  'in the full screen of %s on a phone the sheet is stepped by keys that do not seek',
  async (_, player) => {
    await open(player, 'inside')
    await page.setViewportSize({ width: 360, height: 740 })
    await toggleFullscreen(player)
    await openPanel(page)
    const handle = page.locator(od('sheet-handle'))
    const reached: string[] = []
    await page.exposeFunction('reach', (key: string) => reached.push(key))
    await page.evaluate("player.addEventListener('keydown', ({ key }) => reach(key))")
    for (const key of ['End', 'ArrowDown', 'Home', 'ArrowUp', ' ', 'm']) await handle.press(key)
    await expect.poll(() => reached).toEqual(['m'])
    await page.locator('.layer').locator(od('sheet-handle')).press('Escape')
    await expect.poll(() => panelEvents(page)).toEqual(['open', 'close'])
  },
)

test('full screen of the bare video, and of a shadow host around it, are told as what they are', async () => {
  await open(players['hls.js'] as Player, 'beside')
  const leave = 'document.exitFullscreen()'
  await page.evaluate('document.querySelector("video").requestFullscreen()')
  await expect.poll(() => page.evaluate('views')).toEqual(['video-only'])
  await page.evaluate(leave)
  await expect.poll(() => page.evaluate('views')).toEqual(['video-only', 'inline'])
  await page.evaluate(`{
    const shell = document.body.appendChild(document.createElement('div'))
    shell.attachShadow({ mode: 'open' }).append(document.querySelector('video'))
    shell.requestFullscreen()
  }`)
  await expect.poll(() => page.evaluate('views')).toEqual(['video-only', 'inline', 'fullscreen'])
  await page.evaluate(leave)
  await expect.poll(() => page.evaluate('views')).toEqual(['video-only', 'inline', 'fullscreen', 'inline'])
})
