import fc from 'fast-check'
import { expect, test } from 'vitest'
import builtIn from '../../../../bank-sandbox/src/seed.json' with { type: 'json' }
import { type Offers, type PlanRule, seed } from '../../contract/index.ts'
import { priceOffer } from '../../pricing/index.ts'
import { sampleOffers, samplePricing } from '../testing/samples.ts'
import { noReduction, wayOf } from '../ways.ts'
import { pointsAt, pointsSteps } from './pointsSteps.ts'
import { priceWays } from './priceWays.ts'

const { offers: rulesByName } = seed.parse(builtIn)
const at = '2026-11-22T08:00:00.000Z'

/** What a bank by these rules would send, without any of its code: a plan's own figures do not count here. */
function offersOf(name: string, category: string, { orderMinor, balance }: { orderMinor: number; balance: number }) {
  const rules = rulesByName[name]
  if (!rules) throw new Error(`the built-in seed has no offer ${name}`)
  const { timeZone, points, coupons, earn, currency, aprConvention } = rules
  const plans = rules.plans.filter(({ categories }) => categories?.includes(category) ?? true)
  const offers: Offers = {
    orderRef: 'o',
    orderMinor,
    currency: currency.code,
    plans: plans.map((rule) => ({
      ...{ planId: rule.planId, periods: rule.periods, schedule: [], interestMinor: 0, totalMinor: 0, refused: null },
      apr: { convention: aprConvention, bps: 0 },
      rule,
    })),
    pricing: {
      at,
      timeZone,
      ...(points && { points: { rule: points, balance } }),
      ...(coupons && { coupons }),
      ...(earn && { earn }),
    },
  }
  const order = { orderMinor, currency: currency.code, category, lots: [{ points: balance, expires: '2030-01-01' }] }
  return { rules, offers, order }
}

const anyOffer = fc.constantFrom(
  ...Object.entries(rulesByName).flatMap(([name, { categories }]) => categories.map((one) => [name, one] as const)),
)

test('whatever is chosen, the figures are those that the bank’s own function gives', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(
      anyOffer,
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 0, max: 3_000_000 }),
      fc.integer({ min: 0, max: 3_000_000 }),
      fc.boolean(),
      ([name, category], span, balance, points, takesCoupon) => {
        const { minimumMinor = 0, maximumMinor = 0 } = rulesByName[name] ?? {}
        const orderMinor = minimumMinor + (span % (maximumMinor - minimumMinor + 1))
        const { rules, offers, order } = offersOf(name, category, { orderMinor, balance })
        const couponId = takesCoupon ? (rules.coupons?.[0]?.couponId ?? null) : null
        const { reduction, ways } = priceWays(offers, { points, couponId })
        expect(ways).toHaveLength(offers.plans.length + 1)
        for (const way of ways) {
          const { planId, refused } = way
          const choice = {
            planId,
            couponId: reduction.couponId,
            ...(reduction.points > 0 && { points: reduction.points }),
          }
          const priced = priceOffer(rules, order, choice, Date.parse(at))
          seen.add(`${way.plan ? 'plan' : 'full'} ${reduction.points > 0} ${reduction.couponId !== null} ${refused}`)
          if ('refused' in priced) {
            expect(refused).toBe(priced.refused)
            continue
          }
          const { totals, schedule, aprs } = priced
          expect(way).toMatchObject({
            ...{ refused: null, totalMinor: totals.totalMinor, couponMinor: totals.couponMinor },
            ...{ pointsMinor: totals.pointsMinor, earnedPoints: totals.earnedPoints },
          })
          expect(priced.points?.pointsUsed ?? 0).toBe(reduction.points)
          expect(way.plan?.schedule ?? []).toEqual(schedule.map(({ month, ...payment }) => payment))
          expect(way.plan?.apr).toEqual(aprs[0])
        }
      },
    ),
    { numRuns: 150 },
  )
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'plan true true null',
      'full true false null',
      'plan false true null',
      'plan true false below-minimum',
    ]),
  )
})

test('every place of the scale is a count that the bank takes, and there is none between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 50_000, max: 900_000 }), fc.nat({ max: 300_000 }), (orderMinor, balance) => {
      const { offers } = offersOf('cn-standard', '5732', { orderMinor, balance })
      const steps = pointsSteps(offers, null)
      const taken = (points: number) => priceWays(offers, { points, couponId: null }).reduction.points
      if (!steps) {
        expect(taken(balance)).toBe(0)
        return
      }
      for (const place of [0, 1, 2, steps.count - 1, steps.count]) {
        const points = pointsAt(steps, place)
        expect(taken(points)).toBe(points)
      }
      expect(pointsAt(steps, steps.count)).toBe(steps.most)
      expect(taken(steps.most + 100_000)).toBe(steps.most)
      expect(taken(steps.least - 1)).toBe(0)
    }),
    { numRuns: 100 },
  )
})

test('a coupon that leaves less to pay takes points back that are now too many', () => {
  const { offers } = offersOf('cn-standard', '5732', { orderMinor: 300_000, balance: 1_000_000 })
  const without = priceWays(offers, { points: 1_000_000, couponId: null })
  const withCoupon = priceWays(offers, { points: without.reduction.points, couponId: 'app-50' })
  expect(without.reduction.points).toBe(750_000) // half of 3,000.00, five points a fen
  expect(withCoupon.reduction.points).toBe(737_500) // half of 2,950.00
  expect(wayOf(withCoupon, null)).toMatchObject({ couponMinor: 5000, pointsMinor: 147_500, totalMinor: 147_500 })
})

test('a plan that the reduction has made too small keeps its figures and says why', () => {
  const [plan] = sampleOffers().plans.slice(-1)
  if (!plan?.rule) throw new Error('the samples have a plan with a rule')
  const rule: PlanRule = { ...plan.rule, minimumMinor: 499_900 }
  const offers = { ...sampleOffers(), plans: [{ ...plan, rule }] }
  expect(wayOf(priceWays(offers, noReduction), 'p12')).toMatchObject({ refused: null, totalMinor: 535_888 })
  const reduced = wayOf(priceWays(offers, { points: 5000, couponId: null }), 'p12')
  expect(reduced).toMatchObject({ refused: 'below-minimum', pointsMinor: 1000 })
  expect(reduced?.totalMinor).toBe(498_900 + 12 * 2993)
})

test('a refusal of the viewer stays one, and a plan without its rule is not for reduced orders', () => {
  const refused = priceWays(sampleOffers('no-credit'), { points: 5000, couponId: 'app-50' })
  expect(refused.ways.map((way) => way.refused)).toEqual([null, 'no-credit', 'no-credit', 'no-credit'])
  const { plans, ...offers } = sampleOffers()
  const bare = { ...offers, plans: plans.map(({ rule, ...plan }) => plan) }
  expect(priceWays(bare, noReduction).ways.map((way) => way.refused)).toEqual([null, null, null, null])
  expect(priceWays(bare, { points: 1000, couponId: null }).ways.map((way) => way.refused)).toEqual([
    ...[null, 'declined', 'declined', 'declined'],
  ])
})

test('a coupon that is not for this order is left, and so is everything where the bank says nothing of prices', () => {
  expect(priceWays(sampleOffers(), { points: 0, couponId: 'other' }).reduction).toEqual(noReduction)
  const { pricing, ...offers } = sampleOffers()
  expect(pricing).toBe(samplePricing)
  expect(priceWays(offers, { points: 5000, couponId: 'app-50' })).toMatchObject({ reduction: noReduction })
})
