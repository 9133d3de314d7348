import { expect, test, vi } from 'vitest'
import type { Offers } from '../../contract/index.ts'
import { changeOffers, textOf } from '../testing/choosing.ts'
import { samplePricing } from '../testing/samples.ts'
import { at, find, useCheckout } from '../testing/useCheckout.ts'

const { mountSignedIn } = useCheckout()

/** The panel at a bank whose offers are changed. */
function mountWith(change: (offers: Offers) => Offers) {
  const panel = mountSignedIn()
  changeOffers(change)
  return panel
}

test('the balance and each limit are said in words', async () => {
  const { rule } = samplePricing.points
  const points = { rule: { ...rule, minCashMinor: 100 }, balance: 42_300 }
  const panel = mountWith((offers) => ({ ...offers, pricing: { ...samplePricing, points } }))
  await find(panel, 'points-input')
  expect(panel.root.querySelector('#points-rules')?.textContent).toBe(
    'You have 42,300 points. You can use 1,000 or more, in steps of 500. For this order at most 42,000. ' +
      '500 points are worth ¥1.00. Points can pay up to 50% of the order. At least ¥1.00 is paid with the card.',
  )
})

test('too few points to pay with are told, and there is nothing to set', async () => {
  const points = { ...samplePricing.points, balance: 300 }
  const panel = mountWith((offers) => ({ ...offers, pricing: { ...samplePricing, points } }))
  await find(panel, 'coupon')
  expect(panel.root.textContent).toContain('You have 300 points. You can pay with points from 1,000 on.')
  expect(at(panel, 'points-input')).toBe(null)
})

test('of several coupons the best is named first, one is used at a time, and none by itself', async () => {
  const coupons = [
    ...samplePricing.coupons,
    { couponId: 'tenth', type: 'SHARE', share: '0.1', capMinor: 30_000, thresholdMinor: 0 } as const,
  ]
  const panel = mountWith((offers) => ({ ...offers, pricing: { ...samplePricing, coupons } }))
  await find(panel, 'coupon')
  const labels = [...panel.root.querySelectorAll<HTMLElement>('[data-od=coupon]')]
  expect(labels.map(({ dataset }) => dataset.couponId)).toEqual(['tenth', 'app-50'])
  expect(labels.map(({ textContent }) => textContent?.includes('takes off the most'))).toEqual([true, false])
  const ticks = labels.map((label) => label.querySelector('input'))
  const ticked = () => ticks.map((one) => one?.checked)
  expect(ticked()).toEqual([false, false])
  ticks[0]?.click()
  await vi.waitFor(() => expect(textOf(panel, 'left')).toBe('¥4,699.00')) // a tenth, but 300.00 at most
  ticks[1]?.click()
  await vi.waitFor(() => expect(ticked()).toEqual([false, true]))
  ticks[1]?.click()
  await vi.waitFor(() => expect([...ticked(), textOf(panel, 'left')]).toEqual([false, false, '¥4,999.00']))
})
