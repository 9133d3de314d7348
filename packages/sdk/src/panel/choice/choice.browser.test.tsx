import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Offers } from '../../contract/index.ts'
import { changeOffers, field, textOf } from '../testing/choosing.ts'
import { bankWorker } from '../testing/mountPanel.ts'
import { samplePricing, sampleReducedQuote } from '../testing/samples.ts'
import { at, find, type Mounted, press, useCheckout } from '../testing/useCheckout.ts'

const { mountSignedIn } = useCheckout()

/** The panel at a bank whose offers are changed. */
function mountWith(change: (offers: Offers) => Offers) {
  const panel = mountSignedIn()
  changeOffers(change)
  return panel
}

const slider = (panel: Mounted) => at(panel, 'points-slider') as HTMLInputElement
const tick = ({ root }: Mounted) => root.querySelector<HTMLInputElement>('[data-od=coupon] input')
const planText = ({ root }: Mounted, planId: string) =>
  root.querySelector(`[data-plan-id=${planId}]`)?.textContent?.replaceAll(/\s+/g, ' ') ?? ''
const yuan = (minor: number) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' }).format(
    minor / 100,
  )

test('no point and no coupon is used before the viewer says so', async () => {
  const panel = mountSignedIn()
  await find(panel, 'points-input')
  expect(field(panel).value).toBe('0')
  expect(tick(panel)?.checked).toBe(false)
  expect(textOf(panel, 'left')).toBe('¥4,999.00')
  await press(panel, 'pay-in-full', 'review', 'confirm', 'done')
  const [request] = panel.bank.quoteRequests
  expect(request).not.toHaveProperty('points')
  expect(request).not.toHaveProperty('couponId')
})

test('points in full-width digits and the coupon: every figure follows, as worked out by hand', async () => {
  const panel = mountSignedIn()
  await find(panel, 'points-input')
  await userEvent.fill(field(panel), '５２００')
  // 5,200 is no whole step: 5,000 points at 500 for a yuan are 10.00.
  expect(panel.root.querySelector('#points-worth')?.textContent).toBe('5,000 points pay ¥10.00')
  expect(textOf(panel, 'left')).toBe('¥4,989.00')
  tick(panel)?.click()
  await vi.waitFor(() => expect(textOf(panel, 'left')).toBe('¥4,939.00'))
  for (const [planId, periods, rate] of [
    ['p3', 3, 0],
    ['p6', 6, 0.006],
    ['p12', 12, 0.006],
  ] as const) {
    const interest = Math.round(493_900 * rate)
    const payment = Math.floor(493_900 / periods) + interest
    expect(planText(panel, planId)).toContain(`Total ${yuan(493_900 + periods * interest)}`)
    expect(planText(panel, planId)).toContain(` ${yuan(payment)} `)
    if (interest) expect(planText(panel, planId)).toContain(`incl. interest ${yuan(periods * interest)}`)
  }
  expect(textOf(panel, 'pay-in-full')).toContain('¥4,939.00')
  expect(textOf(panel, 'pay-in-full')).toContain('Earns 24,695 points') // five times 4,939
  field(panel).blur()
  await vi.waitFor(() => expect(field(panel).value).toBe('5000'))
})

test('field, buttons and slider are one count, and none of them leaves the bank’s limits', async () => {
  const panel = mountSignedIn()
  await find(panel, 'points-input')
  const [fewer, more] = [...panel.root.querySelectorAll<HTMLButtonElement>('.stepper button')]
  more?.click()
  await vi.waitFor(() => expect(field(panel).value).toBe('1000')) // the least, not one step
  more?.click()
  await vi.waitFor(() => expect([field(panel).value, slider(panel).value]).toEqual(['1500', '2']))
  await userEvent.fill(slider(panel), slider(panel).max)
  await vi.waitFor(() => expect(field(panel).value).toBe('42000')) // of 42,300
  expect(slider(panel).getAttribute('aria-valuetext')).toBe('42,000 points pay ¥84.00')
  expect(more?.getAttribute('aria-disabled')).toBe('true')
  more?.click()
  fewer?.click()
  await vi.waitFor(() => expect(field(panel).value).toBe('41500'))
  await userEvent.fill(field(panel), '99999999')
  field(panel).blur()
  await vi.waitFor(() => expect(field(panel).value).toBe('42000'))
  await userEvent.fill(field(panel), '999')
  await vi.waitFor(() => expect(textOf(panel, 'left')).toBe('¥4,999.00'))
  await userEvent.fill(field(panel), 'many')
  field(panel).blur()
  await vi.waitFor(() => expect(field(panel).value).toBe('0'))
})

test('by keyboard alone: coupon, points, plan, and the agreement is over what was on screen', async () => {
  const panel = mountSignedIn()
  await find(panel, 'points-input')
  panel.root.querySelector('h1')?.focus()
  const tabTo = async (name: string) => {
    const isThere = () => document.activeElement?.matches(`[data-od=${name}], [data-od=${name}] *`)
    for (let i = 0; i < 14 && !isThere(); i++) await userEvent.keyboard('{Tab}')
    expect(isThere()).toBe(true)
  }
  await tabTo('coupon')
  await userEvent.keyboard(' ')
  await tabTo('points-input')
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowDown}')
  expect(field(panel).value).toBe('1500')
  await tabTo('points-slider')
  await userEvent.keyboard('{ArrowRight}')
  expect(field(panel).value).toBe('2000')
  await tabTo('pay-in-full')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  await tabTo('review')
  await userEvent.keyboard('{Enter}')
  await find(panel, 'confirm')
  await tabTo('confirm')
  await userEvent.keyboard('{Enter}')
  await find(panel, 'done')
  expect(panel.bank.quoteRequests).toMatchObject([{ planId: 'p12', points: 2000, couponId: 'app-50' }])
  const netMinor = 499_900 - 5000 - 400
  expect(panel.announced[0]).toMatchObject({ totalMinor: netMinor + 12 * Math.round(netMinor * 0.006) })
})

test('a new total is announced once it has come to rest, with currency and annual rate, and not before', async () => {
  const panel = mountSignedIn()
  await press(panel, 'plan')
  await find(panel, 'points-input')
  const status = panel.root.querySelector('.reductions [role=status]')
  const said: string[] = []
  const observer = new MutationObserver(() => status?.textContent && said.push(status.textContent))
  if (status) observer.observe(status, { childList: true, characterData: true, subtree: true })
  for (const value of ['10', '20', '30', '40']) await userEvent.fill(slider(panel), value)
  expect(status?.textContent).toBe('')
  await vi.waitFor(() => expect(said).not.toEqual([]), 2000)
  panel.root.querySelector<HTMLElement>('[data-plan-id=p12] input')?.click()
  await vi.waitFor(() =>
    expect(panel.root.querySelector<HTMLInputElement>('[data-plan-id=p12] input')?.checked).toBe(true),
  )
  observer.disconnect()
  expect(said).toEqual(['3 payments: total ¥4,958.00, APR (simple) 0.00%']) // 20,500 points are 41.00
})

test('where the bank quotes another price, it is told, and nothing is confirmed before the viewer has taken it', async () => {
  const panel = mountSignedIn()
  await press(panel, 'plan')
  await find(panel, 'points-input')
  bankWorker.use(
    http.post('*/v1/quotes', async () =>
      HttpResponse.json(
        await sampleReducedQuote('p3', { points: 1000, couponId: null }, { locale: 'en', readingMs: 0 }),
      ),
    ),
  )
  await userEvent.fill(field(panel), '2000')
  await press(panel, 'review')
  await find(panel, 'price-change')
  expect(textOf(panel, 'price-change')).toContain('You chose: total ¥4,995.00, APR (simple) 0.00%')
  expect(textOf(panel, 'price-change')).toContain('The bank offers: total ¥4,997.00, APR (simple) 0.00%')
  expect(at(panel, 'confirm')).toHaveProperty('disabled', true)
  await press(panel, 'take-price')
  await find(panel, 'confirm')
  expect(at(panel, 'price-change')).toBe(null)
})

test('a way to pay says from which amount interest is waived, what personal terms are worth and what it earns', async () => {
  const panel = mountWith((offers) => ({
    ...offers,
    terms: 'personal',
    pricing: {
      ...samplePricing,
      cashback: { share: '0.01', thresholdMinor: 0, capMinor: null, onInstallments: false },
    },
    personal: [{ planId: 'p6', standardTotalMinor: 520_000 }],
    plans: offers.plans.map((plan) =>
      plan.planId === 'p12' && plan.rule?.method === 'EP_FEE'
        ? { ...plan, rule: { ...plan.rule, waiver: { type: 'SHARE', share: '1', thresholdMinor: 499_900 } } }
        : plan,
    ),
  }))
  await find(panel, 'points-input')
  expect(planText(panel, 'p12')).toContain('12 payments interest-free')
  await userEvent.fill(field(panel), '1000')
  await vi.waitFor(() => expect(planText(panel, 'p12')).toContain('Interest-free from ¥4,999.00'))
  expect(planText(panel, 'p12')).not.toContain('interest-free')
  expect(planText(panel, 'p6')).toContain('Your personal terms; without them the total is ¥5,200.00')
  expect(planText(panel, 'p6')).toContain('Earns no points')
  expect(textOf(panel, 'pay-in-full')).toMatch(/Earns 24,985 points.*5× points until Nov 22, 2026/)
  expect(textOf(panel, 'pay-in-full')).toContain('¥49.97 cashback later') // a hundredth of 4,997.00
  expect(planText(panel, 'p6')).not.toContain('cashback')
  expect(panel.root.textContent).not.toContain('Sorted by total cost')
})

test('the review draws the plan, with the table behind it, and says what a return does', async () => {
  const panel = mountSignedIn()
  await find(panel, 'points-input')
  await userEvent.fill(field(panel), '42000')
  tick(panel)?.click()
  panel.root.querySelector<HTMLElement>('[data-plan-id=p12] input')?.click()
  await press(panel, 'review')
  await find(panel, 'picture')
  const label = panel.root.querySelector('[data-od=picture] svg[role=img]')?.getAttribute('aria-label')
  expect(label).toContain('12 payments; the figures are in the table below')
  const bars = (part: string) => panel.root.querySelectorAll(`[data-od=picture] svg[role=img] .${part}`).length
  expect(['principal', 'interest', 'points', 'coupon'].map(bars)).toEqual([12, 12, 1, 1])
  const columns = [...panel.root.querySelectorAll('[data-od=schedule] tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].slice(1).map(({ textContent }) => Number(textContent?.replaceAll(/\D/g, ''))),
  )
  const sum = (index: number) => columns.reduce((total, column) => total + (column[index] ?? 0), 0)
  const netMinor = 499_900 - 5000 - 8400
  const interestMinor = 12 * Math.round(netMinor * 0.006)
  expect([sum(0), sum(1), sum(2)]).toEqual([netMinor + interestMinor, netMinor, interestMinor])
  const legend = textOf(panel, 'picture')
  for (const part of [
    `Principal ${yuan(netMinor)}`,
    `Interest ${yuan(interestMinor)}`,
    'Points ¥84.00',
    'Coupon ¥50.00',
  ]) {
    expect(legend).toContain(part)
  }
  expect(textOf(panel, 'returns')).toMatch(
    /lowers what you still owe.*The 42,000 points come back.*at least 30 more days.*coupon does not/,
  )
})

test('a bank that says nothing of prices is bought from all the same', async () => {
  const panel = mountWith(({ pricing, ...offers }) => offers)
  await find(panel, 'plan')
  expect(at(panel, 'points-input')).toBe(null)
  await press(panel, 'plan', 'review', 'confirm', 'done')
})
