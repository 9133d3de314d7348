import { expect, test } from 'vitest'
import type { Quote, QuoteRequest } from '../contract/index.ts'
import { isQuoteFor } from './isQuoteFor.ts'
import { sampleOrder, sampleQuote } from './testing/samples.ts'

const { orderRef, orderMinor, currency } = sampleOrder
const asked = (planId: string | null, changes: Partial<QuoteRequest> = {}): QuoteRequest => ({
  ...{ orderRef, orderMinor, currency, category: null, tags: [], locale: 'en', planId },
  ...changes,
})
const quote = await sampleQuote('p12')
const full = await sampleQuote(null)

test('takes the quote of the plan and of pay in full', () => {
  expect(isQuoteFor(quote, asked('p12'))).toBe(true)
  expect(isQuoteFor(full, asked(null))).toBe(true)
})

test('counts what a coupon and points take off', () => {
  const paid = { ...full, couponMinor: 300, pointsMinor: 200, pointsUsed: 1000, totalMinor: full.totalMinor - 500 }
  const reduced = asked(null, { points: 1000, couponId: 'c' })
  expect(isQuoteFor(paid, reduced)).toBe(true)
  expect(isQuoteFor({ ...paid, couponMinor: 301 }, reduced)).toBe(false)
  const financed = { ...quote, couponMinor: 300, orderMinor: orderMinor + 300 }
  expect(isQuoteFor(financed, asked('p12', { orderMinor: orderMinor + 300, couponId: 'c' }))).toBe(true)
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
  expect(isQuoteFor({ ...quote, ...change }, asked('p12'))).toBe(false)
})

test('refuses the quote of another plan, and interest on pay in full', () => {
  expect(isQuoteFor(quote, asked('p6'))).toBe(false)
  expect(isQuoteFor(quote, asked(null))).toBe(false)
  expect(isQuoteFor({ ...full, totalMinor: full.totalMinor + 1 }, asked(null))).toBe(false)
})

test('refuses what was not asked for, and what was asked for and left out in silence', () => {
  const withPoints = { ...full, pointsMinor: 200, pointsUsed: 1000, totalMinor: full.totalMinor - 200 }
  const withCoupon = { ...full, couponMinor: 300, totalMinor: full.totalMinor - 300 }
  expect(isQuoteFor(withPoints, asked(null, { points: 1000 }))).toBe(true)
  expect(isQuoteFor(withPoints, asked(null, { points: 999 }))).toBe(false)
  expect(isQuoteFor(withPoints, asked(null))).toBe(false)
  expect(isQuoteFor(full, asked(null, { points: 1000 }))).toBe(false)
  expect(isQuoteFor(withCoupon, asked(null))).toBe(false)
  expect(isQuoteFor(full, asked(null, { couponId: 'c' }))).toBe(false)
})
