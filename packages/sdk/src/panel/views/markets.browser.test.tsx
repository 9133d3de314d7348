import { cleanup } from '@testing-library/preact'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { PanelLocale } from '../../i18n/panel/index.ts'
import { euWarning } from '../../policy/markets/euWarning.ts'
import type { CheckoutEvent } from '../checkout.ts'
import { priceWays } from '../choice/priceWays.ts'
import { full, offeredIn, reviewIn, states } from '../testing/panelStates.ts'
import { type SampleMarket, sampleMarketOffers } from '../testing/sampleMarkets.ts'
import { show } from '../testing/show.tsx'
import { noReduction } from '../ways.ts'

beforeEach(async () => {
  await page.viewport(320, 640)
})
afterEach(() => {
  cleanup()
  delete document.documentElement.dataset.theme
})

/** The units in which figures stand: before anybody is known, with the offers, and before the confirm. */
const unitsIn = async (market: SampleMarket): Promise<[string, CheckoutEvent[]][]> => {
  const standard = { proposal: priceWays(sampleMarketOffers(market), noReduction) }
  return [
    ['standard terms', [{ type: 'standardPriced', standard }, { type: 'signInNeeded' }]],
    ['offers', offeredIn(market)],
    ['review', await reviewIn(market)],
  ]
}

const said = (container: Element, key: string) =>
  vi.waitFor(() => {
    const found = container.querySelector<HTMLElement>(`[data-od=${key}]`)
    if (!found) throw new Error(`nothing says ${key}`)
    return found
  }, 5000)

const languages: [PanelLocale, string][] = [
  ...(['en', 'de', 'fr', 'zh-CN'] as const).map((locale): [PanelLocale, string] => [locale, locale]),
  ['zh-HK', 'zh-CN'],
  ['ar', 'en'],
]

test.each(languages)('in the Union every unit with a figure warns, to a reader of %s in %s', async (locale, tag) => {
  for (const [unit, events] of await unitsIn('EU')) {
    const { container } = await show(events, locale)
    const warning = await said(container, 'borrowing-costs')
    expect(warning.textContent, unit).toBe(euWarning[tag])
    expect(warning.lang).toBe(tag)
    cleanup()
  }
})

test.each(['light', 'dark'] as const)(
  'the warning is as large as the text, and reads against its ground, %s',
  async (theme) => {
    document.documentElement.dataset.theme = theme
    for (const [unit, events] of await unitsIn('EU')) {
      const { container } = await show(events, 'en')
      const warning = await said(container, 'borrowing-costs')
      const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize)
      expect(size(warning), unit).toBeGreaterThanOrEqual(size(document.body))
      const { passes, violations } = await axe.run(warning, { runOnly: ['color-contrast'] })
      expect([unit, passes.length, violations]).toEqual([unit, 1, []])
      expect(warning.checkVisibility()).toBe(true)
      cleanup()
    }
  },
)

test('in Britain rights and the credit check are named with every figure, before the confirm, and so is help with debts', async () => {
  for (const [unit, events] of await unitsIn('GB')) {
    const { container } = await show(events, 'en')
    expect((await said(container, 'rights')).textContent, unit).toMatch(/withdraw.*repay early.*complain.*Ombudsman/)
    expect((await said(container, 'credit-check')).textContent, unit).toContain('credit reference agency')
    expect((await said(container, 'debt-advice')).textContent, unit).toMatch(/consequences.*debt advice/)
    expect((await said(container, 'credit-terms')).textContent, unit).toMatch(/Cash price.*no deposit.*no charge/)
    cleanup()
  }
  const { container } = await show(await reviewIn('GB'), 'en')
  const order = [...container.querySelectorAll('[data-od=rights], [data-od=disclosure], [data-od=confirm]')]
  expect(order.map((element) => element.getAttribute('data-od'))).toEqual(['rights', 'disclosure', 'confirm'])
})

test('in America a payment never stands without down payment, terms, annual percentage rate and whether it may rise', async () => {
  for (const [unit, events] of await unitsIn('US')) {
    const { container } = await show(events, 'en')
    const terms = (await said(container, 'credit-terms')).textContent
    expect(terms, unit).toMatch(/No down payment.*monthly over its full term.*annual percentage rate.*may not rise/)
    const text = container.textContent ?? ''
    expect(text, unit).toContain('$446.57')
    expect(text, unit).toContain('$446.61')
    expect(text, unit).toMatch(/12/)
    expect(text, unit).toMatch(/Annual percentage rate\s*13\.03%/)
    cleanup()
  }
})

test('paying in full is no credit, and nothing is said of it', async () => {
  const { container } = await show([...offeredIn('EU'), { type: 'quoted', quote: full }], 'en')
  expect(container.querySelector('[data-od=disclosure]')).not.toBe(null)
  expect(container.querySelector('[data-od=borrowing-costs]')).toBe(null)
})

test('what is advertised is called so in its own row, and no other is', async () => {
  const { container } = await show(states['offers with an advertisement'], 'zh-CN')
  const labels = [...container.querySelectorAll('[data-od=ad-label]')]
  expect(labels.map((label) => [label.closest<HTMLElement>('.option')?.dataset.planId, label.textContent])).toEqual([
    ['p12', '广告'],
  ])
})
