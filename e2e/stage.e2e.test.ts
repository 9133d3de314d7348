import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { od, panelOf } from './lab/browser.ts'
import { heardBy, openAndSignIn } from './lab/checkout.ts'
import type { DockPage } from './lab/foreignHost.ts'
import { expectAliveAndClickable, markFrame, openPanel, panelEvents, panelFrame } from './lab/panelFrame.ts'
import { useLab } from './lab/useLab.ts'

/** What takes all clicks for itself, fullscreen players and modal dialogs, and the panel above it. */
const lab = useLab()
let page: Page

const body = `<div id="player" style="inline-size:200px;block-size:100px;background:#444"><video id="video"></video></div>
<dialog id="dialog"><button>Stay</button></dialog>
<div id="parts"><template shadowrootmode="open"><dialog><slot></slot></dialog><div style="block-size:100px"></div></template></div>
<script>const badge = () => document.querySelector('offer-dock').shadowRoot.querySelector('button')
const part = (name) => document.querySelector('#parts').shadowRoot.querySelector(name)</script>`

async function open(options: DockPage = {}) {
  const context = { viewport: { width: 1280, height: 800 } }
  ;({ page } = await lab.visit({ body, ...options }, { context }))
  await page.locator(od('badge-open')).waitFor()
}

const stages: [string, string, string][] = [
  ['a player that goes fullscreen', 'player.requestFullscreen()', 'document.exitFullscreen()'],
  ['the whole page gone fullscreen', 'document.documentElement.requestFullscreen()', 'document.exitFullscreen()'],
  ['a modal dialog', 'dialog.showModal()', 'dialog.close()'],
  [
    'a modal dialog above a fullscreen player',
    'player.requestFullscreen().then(() => dialog.showModal())',
    'document.exitFullscreen().then(() => dialog.close())',
  ],
  ['a player in a shadow root', "part('div').requestFullscreen()", 'document.exitFullscreen()'],
  ['a modal dialog in a shadow root', "part('dialog').showModal()", "part('dialog').close()"],
  [
    'a modal dialog in a shadow root above another',
    "dialog.showModal(); part('dialog').showModal()",
    "part('dialog').close(); dialog.close()",
  ],
]
test.each(stages)('above %s the panel is alive and takes clicks, and so it is back on the page', async (_, on, off) => {
  await open()
  await openPanel(page)
  await markFrame(page)
  await page.evaluate(on)
  await expectAliveAndClickable(page)
  await page.evaluate(off)
  await expectAliveAndClickable(page)
  expect(await page.locator('offer-dock').locator('.layer').count()).toBe(1)
  expect(await panelEvents(page)).toEqual(['open'])
})

test('a panel opened while a dialog is open stands above it; one Escape closes one of them', async () => {
  await open()
  await page.evaluate('dialog.showModal(); badge().click()')
  await panelOf(page).locator(od('match-code')).waitFor()
  await markFrame(page)
  await expectAliveAndClickable(page)
  await page.locator('dialog > button').focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => panelEvents(page)).toEqual(['open', 'close'])
  expect(await page.locator('dialog[open]').count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
})

test('a dock that is slotted into a dialog of a shadow root keeps its panel at home', async () => {
  await open()
  await page.evaluate("parts.append(document.querySelector('offer-dock')); part('dialog').showModal()")
  await openPanel(page)
  await markFrame(page)
  await expectAliveAndClickable(page)
  expect(await page.locator('offer-dock').locator('.layer').count()).toBe(1)
})

test('where elements cannot be moved alive, the panel begins anew and finds its session', async () => {
  await open({
    head: '<script>delete Element.prototype.moveBefore; delete DocumentFragment.prototype.moveBefore</script>',
  })
  await openAndSignIn(page)
  await markFrame(page)
  await page.evaluate('dialog.showModal()')
  await expect.poll(() => panelFrame(page).evaluate(() => 'marked' in window)).toBe(false)
  await panelOf(page).locator(od('pay-in-full')).click()
  await expect.poll(() => panelOf(page).locator(od('review')).isEnabled()).toBe(true)
  expect(await panelEvents(page)).toEqual(['open'])
})

test('a stage that is taken off the page closes the panel, and the next click opens another', async () => {
  await open()
  await openPanel(page)
  await page.evaluate('dialog.showModal()')
  await expect.poll(() => page.locator('dialog .layer').count()).toBe(1)
  await page.evaluate('dialog.remove()')
  await expect.poll(() => panelEvents(page)).toEqual(['open', 'close'])
  await openPanel(page)
})

test('above a bare fullscreen video nothing can be shown: it closes and says so', async () => {
  await open()
  await openPanel(page)
  await page.evaluate('video.requestFullscreen()')
  await expect.poll(() => panelEvents(page)).toEqual(['open', 'error', 'close'])
  const [error] = (await heardBy(page)).events.filter(({ type }) => type === 'error')
  expect(error).toMatchObject({ code: 'blocked-frame', message: expect.stringContaining('<video>') })
  await page.evaluate('document.exitFullscreen()')
  await markFrame(page)
  await openPanel(page)
  await expectAliveAndClickable(page)
})
