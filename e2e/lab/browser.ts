import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/findChromium.mjs'

export const browserFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--mute-audio',
]

/**
 * Chromium as a viewer has it. Playwright's own flags switch storage partitioning off, so that a third-party frame
 * behaves like no real browser: none of them are used.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH, or let npm test install one')
  return chromium.launch({
    executablePath,
    chromiumSandbox: false,
    ignoreDefaultArgs: true,
    args: [...browserFlags, '--remote-debugging-pipe'],
  })
}

/** What a page said that no page of ours may say. */
export interface Complaints {
  errors: string[]
  /** Violations of a Content Security Policy or of Trusted Types, in any frame. */
  violations: string[]
}

export async function openPage(context: BrowserContext, url: string): Promise<{ page: Page; complaints: Complaints }> {
  const complaints: Complaints = { errors: [], violations: [] }
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.errors.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    if (/Content Security Policy|Trusted Type|Ignored call/i.test(text)) complaints.violations.push(text)
  })
  await page.goto(url)
  return { page, complaints }
}

/** The panel, which is in a frame in the shadow root of the dock. */
export const panelOf = (page: Page): FrameLocator => page.frameLocator('[data-od=frame]')
export const od = (name: string) => `[data-od=${name}]`
