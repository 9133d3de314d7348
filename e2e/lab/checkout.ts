import type { FrameLocator, Page } from 'playwright-core'
import { od, panelOf } from './browser.ts'

/** Signs in as a persona on the bank's own page, as the panel says: its link, its two digits, one click. */
export async function signIn(page: Page, persona: string) {
  const panel = panelOf(page)
  const matchCode = (await panel.locator(od('match-code')).innerText()).trim()
  const [bankPage] = await Promise.all([page.context().waitForEvent('page'), panel.locator(od('sign-in')).click()])
  await bankPage.locator(od('match-code-input')).fill(matchCode)
  await bankPage.locator(`${od('persona')}[data-persona=${persona}]`).click()
  await bankPage.waitForLoadState()
  await bankPage.close()
}

/** Opens the panel and signs in; the panel then shows the offers. */
export async function openAndSignIn(page: Page, persona = 'ling'): Promise<FrameLocator> {
  await page.locator(od('badge-open')).click()
  await signIn(page, persona)
  const panel = panelOf(page)
  await panel.locator(od('pay-in-full')).waitFor()
  return panel
}

/** From the offers to the button that confirms: a plan, or null for pay in full. */
export async function review(panel: FrameLocator, planId: string | null) {
  await panel.locator(planId ? `${od('plan')}[data-plan-id=${planId}]` : od('pay-in-full')).click()
  await panel.locator(od('review')).click()
  await panel.locator(od('disclosure')).waitFor()
}

export interface HeardConversion {
  detail: Record<string, unknown> & { receipt: string; agreementId: string; orderRef: string }
}

/** Collects what the page hears, before any script of the page runs: every event, and every window message. */
export async function listen(page: Page) {
  await page.addInitScript(() => {
    const heard: { events: unknown[]; messages: unknown[] } = { events: [], messages: [] }
    Object.assign(window, { heard })
    const types = [
      'ready',
      'impression',
      'open',
      'close',
      'select',
      'quote',
      'consent',
      'conversion',
      'decline',
      'empty',
      'error',
    ]
    for (const type of types) {
      document.addEventListener(`offerdock:${type}`, (event) => heard.events.push((event as CustomEvent).detail))
    }
    window.addEventListener('message', ({ data, origin }) => heard.messages.push({ data, origin }))
  })
}

export interface Heard {
  events: { type: string; code?: string; id: string; [key: string]: unknown }[]
  messages: { data: Record<string, unknown>; origin: string }[]
}

export const heardBy = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard)
