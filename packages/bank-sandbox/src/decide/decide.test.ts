import type { OfferRules } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import { builtInSeed } from '../testing/makeSeed.ts'
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
