import type { OfferRules } from '@offerdock/sdk/contract'
import { planOffer } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { builtInSeed } from '../testing/makeSeed.ts'
import { buildCatalog } from './buildCatalog.ts'
import { priceOffer } from './priceOffer.ts'
import { refuseOrder } from './refuseOrder.ts'

const seed = builtInSeed()
const rules = seed.offers['cn-standard'] as OfferRules // the built-in seed has it
const order = { orderMinor: 499_900, currency: 'CNY', category: '5732' }
const now = new Date('2026-11-30T04:00:00.000Z')

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
      const plan = z.parse(planOffer, priceOffer(rules, rule, { ...order, orderMinor }, now))
      const sum = (of: (payment: (typeof plan.schedule)[number]) => number) =>
        plan.schedule.reduce((total, payment) => total + of(payment), 0)
      expect(sum(({ principalMinor }) => principalMinor)).toBe(orderMinor)
      expect(sum(({ interestMinor }) => interestMinor)).toBe(plan.interestMinor)
      expect(sum(({ totalMinor }) => totalMinor)).toBe(plan.totalMinor)
      expect(plan.schedule).toHaveLength(rule.periods)
    }
  }
})

test('a plan outside its own limits keeps its figures and says why, and one outside its time is not there', () => {
  const [rule] = rules.plans
  if (!rule) throw new Error('the offer has no plans')
  const offerOf = (changes: object) => {
    const plan = { ...rule, ...changes }
    return priceOffer({ ...rules, plans: [plan] }, plan, order, now)
  }
  expect(offerOf({ maximumMinor: 499_900 })).toMatchObject({ refused: null, totalMinor: 499_900 })
  expect(offerOf({ maximumMinor: 499_899 })).toMatchObject({ refused: 'above-maximum', totalMinor: 499_900 })
  expect(offerOf({ minimumMinor: 499_901 })).toMatchObject({ refused: 'below-minimum', totalMinor: 499_900 })
  expect(offerOf({ opensAt: now.getTime() })).toMatchObject({ refused: null })
  expect(offerOf({ closesAt: now.getTime() })).toBeNull()
})

test('payments fall on the last day of a shorter month', () => {
  const [rule] = rules.plans
  if (!rule) throw new Error('the offer has no plans')
  const days = priceOffer(rules, rule, order, now)?.schedule.map(({ dueOn }) => dueOn)
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
