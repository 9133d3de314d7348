import { act, cleanup } from '@testing-library/preact'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { loadPanelTexts } from '../../i18n/panel/index.ts'
import { chosen, full, offered, quote, states } from '../testing/panelStates.ts'
import { inert, show } from '../testing/show.tsx'

/** The amount that the terms show beside a name. */
function figureOf(container: Element, name: string): number {
  const row = [...container.querySelectorAll('.terms > div')].find(
    (one) => one.querySelector('dt')?.textContent === name,
  )
  return toMinor(row?.querySelector('dd')?.textContent)
}

/** `−¥40.00` is -4000. */
const toMinor = (shown = '') => Number(shown.replace('−', '-').replace(/[^\d-]/g, ''))

beforeEach(async () => {
  await page.viewport(320, 640)
})
afterEach(() => {
  cleanup()
  delete document.documentElement.dataset.theme
})

const cases = Object.entries(states).flatMap(([name, events]) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['zh-CN', 'en', 'ar'] as const).map((locale) => ({ name, events, theme, locale })),
  ),
)

test.each(cases)('$name is accessible and fits 320 px in $theme $locale', async ({ events, theme, locale }) => {
  document.documentElement.dataset.theme = theme
  const { container } = await show(events, locale)
  const { violations } = await axe.run(document)
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  expect(container.textContent).toContain('Sample Bank')
  expect(container.textContent).toContain('95500')
  expect(container.querySelector('[data-od=close]')).not.toBe(null)
  expect(container.querySelectorAll('h1')).toHaveLength(1)
})

test('every action is at least 44 px high', async () => {
  for (const events of Object.values(states)) {
    const { container } = await show(events, 'en')
    for (const control of container.querySelectorAll('button, select, .actions a, label')) {
      expect(control.getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
    }
    cleanup()
  }
})

test('a page of its own names the shop, leads back to it from every state, and is not left by Escape', async () => {
  const address = 'https://a-shop-with-a-long-name.live.shop.example/live/42?x=1#/cart'
  let closed = 0
  const actions = { ...inert, close: () => closed++ }
  for (const [name, events] of Object.entries(states)) {
    const { container } = await show(events, 'en', new URL(address), actions as never) // close gives nothing back
    const link = container.querySelector('[data-od=return]')
    const query = name.startsWith('done') ? '?x=1&offerdock=converted' : '?x=1'
    expect(link?.getAttribute('href')).toBe(address.replace('?x=1', query))
    expect(container.textContent).toContain('a-shop-with-a-long-name.live.shop.example')
    expect(link?.getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    cleanup()
  }
  expect(closed).toBe(0)
})

test('nothing is selected before the viewer selects it', async () => {
  const { container, getAllByRole } = await show(offered, 'en')
  expect(getAllByRole('radio')).toHaveLength(4)
  expect(container.querySelector('input:checked, [aria-checked=true], [aria-selected=true]')).toBe(null)
  expect(container.querySelector('[data-od=review]')).toHaveProperty('disabled', true)
})

test('the name of a plan tells rate, price and total, the rate before the price', async () => {
  const { getByRole } = await show(offered, 'zh-CN')
  getByRole('radio', {
    name: /^分 12 期 年化利率\(单利\) 13\.03% 每期 \(末期 ¥446\.61\) ¥446\.57 总额 ¥5,358\.88 含利息 ¥359\.88 不累计积分$/,
  })
  getByRole('radio', { name: /^分 3 期 免息 年化利率\(单利\) 0\.00% .*总额 ¥4,999\.00 不累计积分$/ })
  getByRole('radio', { name: /^一次付清 ¥4,999\.00 .*可获 24,995 积分/ })
})

test('the annual rate is at least as prominent as the price of a period', async () => {
  const { container } = await show(offered, 'en')
  for (const option of container.querySelectorAll('[data-od=plan]')) {
    const [rate, price] = [...option.querySelectorAll('.figure strong')].map((figure) => getComputedStyle(figure))
    expect(rate?.fontSize).toBe(price?.fontSize)
    expect(rate?.fontWeight).toBe(price?.fontWeight)
    expect(rate?.color).toBe(price?.color)
  }
})

test('a refused plan says why and cannot be chosen', async () => {
  const { container } = await show(states['offers, all plans refused'] ?? [], 'zh-CN')
  const plans = [...container.querySelectorAll<HTMLElement>('[data-od=plan]')]
  expect(plans.map((plan) => plan.dataset.refused)).toEqual(Array(3).fill('above-maximum'))
  for (const plan of plans) {
    expect(plan.textContent).toContain('订单金额超出您当前可分期的额度')
    expect(plan.querySelector('input')).toHaveProperty('disabled', true)
  }
  expect(container.querySelector('[data-od=pay-in-full] input')).toHaveProperty('disabled', false)
})

test('without a card no way to pay can be chosen, each says why, and what to do stands above', async () => {
  const { container } = await show(states['offers for a viewer without a card'] ?? [], 'en')
  const ways = [...container.querySelectorAll<HTMLElement>('.option')]
  expect(ways.map((way) => way.dataset.refused)).toEqual(Array(4).fill('no-card'))
  for (const way of ways) {
    expect(way.textContent).toContain('You do not have a card from this bank yet')
    expect(way.querySelector('input')).toHaveProperty('disabled', true)
  }
  expect(container.querySelector('[data-od=no-card]')?.textContent).toContain('call the hotline')
})

test('the disclosure is on screen to the letter', async () => {
  const { container } = await show(states.review ?? [], 'en')
  expect(container.querySelector('[data-od=disclosure]')?.textContent).toBe(quote.disclosure)
})

test.each(['zh-CN', 'en'] as const)('the figures of the terms add up for the reader in %s', async (locale) => {
  const { terms } = await loadPanelTexts(locale)
  const { container } = await show(states['review with coupon and points'] ?? [], locale)
  const [order, coupon, points, financed, interest, atStart] = [
    ...[terms.order, terms.coupon, terms.points, terms.financed],
    ...[terms.interest, terms.atDrawdown],
  ].map((name) => figureOf(container, name)) as [number, number, number, number, number, number] // one for each name
  expect([order, coupon, points, financed, atStart]).toEqual([499_900, -5000, -4000, 490_900, 10_000])
  expect(order + coupon + points).toBe(financed)
  expect(financed + interest).toBe(toMinor(container.querySelector('[data-od=total]')?.textContent))
})

test('a coupon on an order paid in full shows between order and total, and none shows where there is none', async () => {
  const quote = { ...full, couponMinor: 5000, totalMinor: 494_900 }
  const { container } = await show([...offered, { type: 'quoted', quote }], 'en')
  expect(['Order', 'Coupon'].map((name) => figureOf(container, name))).toEqual([499_900, -5000])
  expect(toMinor(container.querySelector('[data-od=total]')?.textContent)).toBe(494_900)
  cleanup()
  const plain = await show(states['review of pay in full'] ?? [], 'en')
  expect(plain.container.textContent).not.toMatch(/coupon|points/i)
})

test('the schedule is a table with a caption, a row for each payment and headed columns', async () => {
  const { getByRole, container } = await show(states.review ?? [], 'en')
  getByRole('table', { name: 'Payment schedule' })
  expect(container.querySelectorAll('[data-od=schedule] tbody tr')).toHaveLength(12)
  expect(container.querySelectorAll('[data-od=schedule] th[scope=col]')).toHaveLength(5)
})

test('focus stays clear of the actions that stick to the bottom', async () => {
  const { container } = await show(chosen, 'en')
  const last = [...container.querySelectorAll<HTMLInputElement>('input')].at(-1)
  scrollTo(0, 0)
  last?.focus()
  const { top } = container.querySelector('.actions')?.getBoundingClientRect() ?? { top: 0 }
  expect(last?.getBoundingClientRect().bottom).toBeLessThanOrEqual(top)
})

test('privacy is beside the hotline in every state, and every end has a way to complain', async () => {
  for (const events of Object.values(states)) {
    const { container } = await show(events, 'en')
    expect(container.querySelector('.header [data-od=privacy]')).not.toBe(null)
    const isEnd = container.querySelector('[data-od=done], [data-od=problem]') !== null
    expect(container.querySelector('[data-od=complaint]') !== null).toBe(isEnd)
    cleanup()
  }
})

test.each([
  [30_000, 'You can try again in 30 seconds.', 30_000],
  [86_400_000, 'You can try again in 300 seconds.', 300_000],
])('a bank that wants to be left alone for %i ms is: %s', async (retryAfterMs, sentence, heldMs) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { container } = await show([{ type: 'failed', reason: { code: 'rate-limited', retryAfterMs } }], 'en')
    const retry = container.querySelector('.primary')
    expect(container.querySelector('[data-od=wait]')?.textContent).toBe(sentence)
    expect(container.querySelector('[role=status]')?.textContent).toContain(sentence)
    await act(() => void vi.advanceTimersByTime(heldMs - 1))
    expect(retry).toHaveProperty('disabled', true)
    await act(() => void vi.advanceTimersByTime(1))
    expect(retry).toHaveProperty('disabled', false)
    expect(container.querySelector('[data-od=wait]')).toBe(null)
  } finally {
    vi.useRealTimers()
  }
})

test('what cannot be had by asking again is not held back', async () => {
  const events = [{ type: 'failed', reason: { code: 'sold-out', retryAfterMs: 30_000 } }] as const
  const { container } = await show([...events], 'en')
  expect(container.querySelector('.primary')).toHaveProperty('disabled', false)
})

test('help stands in one place of every state, and the name of each language is marked as that language', async () => {
  const places = new Set<string>()
  for (const events of Object.values(states)) {
    const { container } = await show(events, 'en')
    const { x, y } = container.querySelector('.header a[href^="tel:"]')?.getBoundingClientRect() ?? { x: -1, y: -1 }
    places.add(`${x} ${y}`)
    for (const option of container.querySelectorAll<HTMLOptionElement>('[data-od=language] option')) {
      expect(option.lang).toBe(option.value)
    }
    cleanup()
  }
  expect([...places]).toHaveLength(1)
})
