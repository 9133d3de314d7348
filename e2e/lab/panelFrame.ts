import type { Frame, Page } from 'playwright-core'
import { expect } from 'vitest'
import { od, panelOf } from './browser.ts'
import { heardBy } from './checkout.ts'

/** The bank's own document in the frame; the page's is another origin. */
export const panelFrame = (page: Page): Frame =>
  page.frames().find((frame) => frame.url().includes('/offerdock/panel')) as Frame // a test that needs it has opened it

/** Opens the panel by a click of the viewer. */
export async function openPanel(page: Page) {
  await page.locator(od('badge-open')).click()
  await panelOf(page).locator(od('match-code')).waitFor()
}

/** Leaves something in the frame that a reload would lose. */
export const markFrame = (page: Page) => panelFrame(page).evaluate(() => Object.assign(window, { marked: true }).marked)

/** The frame is the one that was marked, and a real click reaches what is in it. */
export async function expectAliveAndClickable(page: Page) {
  expect(await panelFrame(page).evaluate(() => 'marked' in window)).toBe(true)
  const mode = panelOf(page).locator(od('elder-mode'))
  const before = await mode.getAttribute('aria-pressed')
  await mode.click()
  await expect.poll(() => mode.getAttribute('aria-pressed')).not.toBe(before)
}

/** What happened to the panel, as the page heard it. */
export const panelEvents = async (page: Page) =>
  (await heardBy(page)).events.map(({ type }) => type).filter((type) => /^(open|close|error)$/.test(type))
