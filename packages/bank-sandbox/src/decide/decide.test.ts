import type { OfferRules } from '@offerdock/sdk/contract'
import { pricedPlan } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { builtInSeed } from '../testing/makeSeed.ts'
import { buildCatalog } from './buildCatalog.ts'
import { addMonths, dayIn } from './dueDay.ts'
import { priceOffer } from './priceOffer.ts'
import { refuseOrder } from './refuseOrder.ts'

const seed = builtInSeed()
const rules = seed.offers['cn-standard'] as OfferRules // the built-in seed has it
const order = { orderMinor: 499_900, currency: 'CNY', category: '5732' }

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-01-31', 3, '2026-04-30'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-11-22', 1, '2026-12-22'],
  ['2026-12-22', 1, '2027-01-22'],
  ['2026-12-31', 12, '2027-12-31'],
  ['2024-02-29', 12, '2025-02-28'],
])('%s and %d months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected)
})

test('the day is the one of the bank’s time zone', () => {
  const instant = new Date('2026-12-31T16:00:00.000Z')
  expect(dayIn('Asia/Shanghai', instant)).toBe('2027-01-01')
  expect(dayIn('UTC', instant)).toBe('2026-12-31')
})

test.each([
  [{ orderMinor: 50_000 }, null],
  [{ orderMinor: 5_000_000 }, null],
  [{ orderMinor: 49_999 }, 'below-minimum'],
  [{ orderMinor: 5_000_001 }, 'above-maximum'],
  [{ category: '5651' }, null],
  [{ category: '0742' }, 'blocked-category'],
  [{ category: null }, 'blocked-category'],
  [{ currency: 'USD' }, 'unsupported'],
])('an order with %o is refused with %s', (changes, code) => {
  expect(refuseOrder(rules, { ...order, ...changes })?.code ?? null).toBe(code)
})

test('every plan adds up at every amount, and follows the contract', () => {
  for (let orderMinor = 50_000; orderMinor <= 5_000_000; orderMinor += 33_331) {
    for (const rule of rules.plans) {
      const plan = z.parse(pricedPlan, priceOffer(rules, rule, orderMinor, '2026-11-30'))
      const sum = (of: (payment: (typeof plan.schedule)[number]) => number) =>
        plan.schedule.reduce((total, payment) => total + of(payment), 0)
      expect(sum(({ principalMinor }) => principalMinor)).toBe(orderMinor)
      expect(sum(({ interestMinor }) => interestMinor)).toBe(plan.interestMinor)
      expect(sum(({ totalMinor }) => totalMinor)).toBe(plan.totalMinor)
      expect(plan.schedule).toHaveLength(rule.periods)
    }
  }
})

test('payments fall on the last day of a shorter month', () => {
  const [rule] = rules.plans
  if (!rule) throw new Error('the offer has no plans')
  const days = priceOffer(rules, rule, 499_900, '2026-11-30').schedule.map(({ dueOn }) => dueOn)
  expect(days).toEqual(['2026-12-30', '2027-01-30', '2027-02-28'])
})

test('a catalog changes its version with its content and with nothing else', () => {
  const [client] = seed.clients
  if (!client) throw new Error('the seed has no client')
  const catalog = buildCatalog({ ...client, rules })
  const elsewhere = { ...client, secret: 'another one', origins: [], rules: { ...rules, quoteMs: 1 } }
  expect(buildCatalog(elsewhere)).toEqual(catalog)
  const cheaper = buildCatalog({ ...client, rules: { ...rules, minimumMinor: 1 } })
  expect(cheaper.etag).not.toBe(catalog.etag)
})
