import { expect, test } from 'vitest'
import type { OrderRequest, Quote } from '../contract/index.ts'
import { isQuoteFor } from './isQuoteFor.ts'
import { sampleOrder, sampleQuote } from './testing/samples.ts'

const { orderRef, orderMinor, currency } = sampleOrder
const order: OrderRequest = { orderRef, orderMinor, currency, category: null, tags: [], locale: 'en' }
const quote = await sampleQuote('p12')
const full = await sampleQuote(null)

test('takes the quote of the plan and of pay in full', () => {
  expect(isQuoteFor(quote, order, 'p12')).toBe(true)
  expect(isQuoteFor(full, order, null)).toBe(true)
})

test('counts what a coupon and points take off', () => {
  const paid = { ...full, couponMinor: 300, pointsMinor: 200, totalMinor: full.totalMinor - 500 }
  expect(isQuoteFor(paid, order, null)).toBe(true)
  expect(isQuoteFor({ ...paid, couponMinor: 301 }, order, null)).toBe(false)
  const financed = { ...quote, couponMinor: 300, orderMinor: orderMinor + 300 }
  expect(isQuoteFor(financed, { ...order, orderMinor: orderMinor + 300 }, 'p12')).toBe(true)
})

test.each<[string, Partial<Quote>]>([
  ['another order', { orderRef: 'ord-2' }],
  ['another amount', { orderMinor: 1 }],
  ['another currency', { currency: 'HKD' }],
  ['a total that is not the plan’s', { totalMinor: quote.totalMinor - 1 }],
  ['a principal that is not the order’s', { financedMinor: 1 }],
  ['no plan at all', { plan: null }],
  ['a payment missing', { plan: quote.plan && { ...quote.plan, schedule: quote.plan.schedule.slice(1) } }],
  ['interest that does not add up', { plan: quote.plan && { ...quote.plan, interestMinor: 0 } }],
])('refuses a quote with %s', (_, change) => {
  expect(isQuoteFor({ ...quote, ...change }, order, 'p12')).toBe(false)
})

test('refuses the quote of another plan, and interest on pay in full', () => {
  expect(isQuoteFor(quote, order, 'p6')).toBe(false)
  expect(isQuoteFor(quote, order, null)).toBe(false)
  expect(isQuoteFor({ ...full, totalMinor: full.totalMinor + 1 }, order, null)).toBe(false)
})
