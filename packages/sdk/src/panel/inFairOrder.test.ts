import { expect, test } from 'vitest'
import { priceWays } from './choice/priceWays.ts'
import { inFairOrder, isInFairOrder } from './inFairOrder.ts'
import { sampleOffers } from './testing/samples.ts'
import { noReduction, type Proposal, proposeAsGiven } from './ways.ts'

const offers = sampleOffers()
const backwards = { ...offers, plans: offers.plans.toReversed() }
const idsOf = ({ offers }: Proposal) => offers.plans.map(({ planId }) => planId)
const order = (changed: typeof offers) => idsOf(inFairOrder(proposeAsGiven(changed)))

test('without personal terms plans stand by total cost and then by term, however the bank has sent them', () => {
  expect(order(backwards)).toEqual(['p3', 'p6', 'p12'])
  expect(order({ ...backwards, terms: 'standard' })).toEqual(['p3', 'p6', 'p12'])
  const alike = { ...backwards, plans: backwards.plans.map((plan) => ({ ...plan, totalMinor: 1 })) }
  expect(order(alike)).toEqual(['p3', 'p6', 'p12'])
})

test('personal terms stay as the bank has put them', () => {
  expect(order({ ...backwards, terms: 'personal' })).toEqual(['p12', 'p6', 'p3'])
})

test('that they are in order is said only where they are', () => {
  expect(isInFairOrder(proposeAsGiven(offers))).toBe(true)
  expect(isInFairOrder(proposeAsGiven(backwards))).toBe(false)
  expect(isInFairOrder(proposeAsGiven({ ...offers, terms: 'personal' }))).toBe(false)
})

test('points that cost a plan its waiver cost it its place too', () => {
  const plans = offers.plans.map((plan) =>
    plan.planId === 'p12' && plan.rule?.method === 'EP_FEE'
      ? { ...plan, rule: { ...plan.rule, waiver: { type: 'SHARE' as const, share: '1', thresholdMinor: 499_900 } } }
      : plan,
  )
  expect(idsOf(priceWays({ ...offers, plans }, noReduction))).toEqual(['p3', 'p12', 'p6'])
  expect(idsOf(priceWays({ ...offers, plans }, { points: 1000, couponId: null }))).toEqual(['p3', 'p6', 'p12'])
})
