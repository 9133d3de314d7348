import { expect, test } from 'vitest'
import { priceWays } from './choice/priceWays.ts'
import { isAsShown } from './isAsShown.ts'
import { sampleOffers, sampleReducedQuote } from './testing/samples.ts'
import { type PricedWay, wayOf } from './ways.ts'

const reduction = { points: 5000, couponId: 'app-50' }
const proposal = priceWays(sampleOffers(), reduction)
const quote = await sampleReducedQuote('p12', reduction)
const shown = wayOf(proposal, 'p12') as PricedWay // the samples have it
const inFull = wayOf(proposal, null) as PricedWay

test('the quote of what was chosen is as shown, with a plan and without', async () => {
  expect(isAsShown(quote, shown)).toBe(true)
  expect(isAsShown(await sampleReducedQuote(null, reduction), inFull)).toBe(true)
  expect(isAsShown(quote, inFull)).toBe(false)
})

const { plan } = quote
if (!plan) throw new Error('this quote has a plan')
test.each([
  ['total', { totalMinor: quote.totalMinor + 1 }],
  ['points', { pointsMinor: 999 }],
  ['coupon', { couponMinor: 4999 }],
  ['interest', { plan: { ...plan, interestMinor: plan.interestMinor - 1 } }],
  ['annual rate', { plan: { ...plan, apr: { ...plan.apr, bps: plan.apr.bps + 1 } } }],
  ['convention', { plan: { ...plan, apr: { ...plan.apr, convention: 'CN_SIMPLE_AVG' as const } } }],
  [
    'payments',
    { plan: { ...plan, schedule: plan.schedule.map((one) => ({ ...one, totalMinor: one.totalMinor + 1 })) } },
  ],
])('another %s is another price', (_, change) => {
  expect(isAsShown({ ...quote, ...change }, shown)).toBe(false)
})
