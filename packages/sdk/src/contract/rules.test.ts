import { expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import builtIn from '../../../bank-sandbox/src/seed.json' with { type: 'json' }
import type { OfferPlan } from '../pricing/index.ts'
import { catalogOf } from '../testing/catalogOf.ts'
import { catalog } from './catalog.ts'
import { describeIssues, toJsonPath } from './jsonPath.ts'
import type { PlanRule } from './planRules.ts'
import { seed } from './seed.ts'

const window = { opensAt: 1_790_000_000_000, closesAt: 1_790_003_600_000 }
const base = { planId: 'p', method: 'EP_FEE', periods: 12, remainder: 'LAST' }
const full = {
  ...catalogOf(),
  ...window,
  moreAprConventions: ['EU_ANNEX_I'],
  plans: [
    { ...base, feeMode: 'NONE', ...window, minimumMinor: 1, maximumMinor: 1 },
    { ...base, feeMode: 'PER_PERIOD', feeRate: '0.006', deferral: { months: 3, feeDuring: false }, waiver: null },
    { ...base, feeMode: 'TOTAL_SPLIT', feeRate: '0.006', waiver: { type: 'SHARE', share: '0.5', thresholdMinor: 1 } },
    { ...base, feeMode: 'UPFRONT', feeRate: '0.072', waiver: { type: 'FIRST_N', n: 3, thresholdMinor: 0, ...window } },
    {
      ...base,
      feeMode: 'FIRST_PERIOD',
      feeRate: '0.072',
      waiver: { type: 'CAP', capMinor: 9, thresholdMinor: 0, thresholdBase: 'GROSS' },
    },
    { planId: 'a', method: 'ANNUITY', periods: 12, annualRate: '0.13' },
    { planId: 'd', method: 'EP_DECLINING', periods: 12, annualRate: '0.13', remainder: 'FIRST' },
  ],
  coupons: [
    { couponId: 'c', type: 'AMOUNT', valueMinor: 100, thresholdMinor: 0 },
    { couponId: 's', type: 'SHARE', share: '0.1', capMinor: null, thresholdMinor: 0, closesAt: null },
  ],
  points: {
    rate: { points: 500, minor: 100 },
    minPoints: 1,
    stepPoints: 1,
    maxPoints: null,
    capShare: '0.5',
    minCashMinor: 0,
    fullCoverRoundUp: true,
  },
  earn: {
    rate: { points: 1, minor: 100 },
    onInstallments: false,
    multipliers: [{ multiplier: '3', ...window }],
    maxPoints: null,
  },
  cashback: { share: '0.01', thresholdMinor: 0, capMinor: 5000, onInstallments: true },
  settlement: { interest: 'TIME_USED', accrual: 'DAY', paidAhead: 'GIVEN_BACK' },
  refund: {
    coupon: 'PRO_RATA',
    points: 'LAST',
    pointsBack: 'REINSTATED',
    lotOrder: 'EARLIEST_EXPIRY_FIRST',
    minExpiryDays: null,
    charges: 'KEPT',
  },
}

test('a catalog with every kind of term is valid, and so are those of before', () => {
  expect(describeIssues(z.safeParse(catalog, full).error?.issues ?? [])).toEqual([])
  expect(z.safeParse(catalog, catalogOf()).success).toBe(true)
  expect(z.safeParse(seed, builtIn).success).toBe(true)
})

test.each<[string, (string | number)[], object]>([
  ['$.plans[1].feeRate', ['plans', 1], { feeRate: 0.006 }],
  ['$.plans[1].feeRate', ['plans', 1], { feeRate: '0,006' }],
  ['$.plans[1].feeRate', ['plans', 1], { feeRate: '10' }],
  ['$.plans[1].feeRate', ['plans', 1], { feeRate: undefined }],
  ['$.plans[3].feeRate', ['plans', 3], { feeRate: '1' }],
  ['$.plans[0].feeMode', ['plans', 0], { feeMode: 'MONTHLY' }],
  ['$.plans[0].method', ['plans', 0], { method: 'BALLOON' }],
  ['$.plans[0].periods', ['plans', 0], { periods: 61 }],
  ['$.plans[0].maximumMinor', ['plans', 0], { maximumMinor: 0 }],
  ['$.plans[0].closesAt', ['plans', 0], { closesAt: window.opensAt }],
  ['$.plans[0]', ['plans', 0], { feeRate: '0.006' }],
  ['$.plans[1].deferral.months', ['plans', 1, 'deferral'], { months: 0 }],
  ['$.plans[2].waiver.share', ['plans', 2, 'waiver'], { share: '1.1' }],
  ['$.plans[2].waiver.type', ['plans', 2, 'waiver'], { type: 'ALL' }],
  ['$.plans[3].waiver.closesAt', ['plans', 3, 'waiver'], { closesAt: window.opensAt }],
  ['$.plans[4].waiver.thresholdBase', ['plans', 4, 'waiver'], { thresholdBase: 'BOTH' }],
  ['$.plans[5].annualRate', ['plans', 5], { annualRate: '13%' }],
  ['$.plans[6].remainder', ['plans', 6], { remainder: undefined }],
  ['$.coupons[0].valueMinor', ['coupons', 0], { valueMinor: 1.5 }],
  ['$.coupons[1].capMinor', ['coupons', 1], { capMinor: -1 }],
  ['$.points.rate.minor', ['points', 'rate'], { minor: 0 }],
  ['$.points.stepPoints', ['points'], { stepPoints: 0 }],
  ['$.points.capShare', ['points'], { capShare: '2' }],
  ['$.earn.multipliers[0].closesAt', ['earn', 'multipliers', 0], { closesAt: 1 }],
  ['$.cashback.share', ['cashback'], { share: 0.01 }],
  ['$.settlement.interest', ['settlement'], { interest: 'NONE' }],
  ['$.refund.points', ['refund'], { points: 'SECOND' }],
  ['$.refund.minExpiryDays', ['refund'], { minExpiryDays: -1 }],
  ['$.moreAprConventions[0]', ['moreAprConventions'], { 0: 'MARS_APR' }],
  ['$.closesAt', [], { closesAt: '2026-11-30' }],
])('a mistake is refused at %s', (place, keys, changes) => {
  const terms = structuredClone(full)
  Object.assign(
    keys.reduce((inner: object, key) => Reflect.get(inner, key), terms),
    changes,
  )
  const lines = describeIssues(z.safeParse(catalog, terms).error?.issues ?? [])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(`${place}: `)
})

test('a mistake in a seed is told with its whole path', () => {
  const spoiled = structuredClone(builtIn) as { offers: Record<string, { plans: object[] }> }
  Object.assign(spoiled.offers['cn-standard']?.plans[1] ?? {}, { feeRate: 0.006 })
  expect(describeIssues(z.safeParse(seed, spoiled).error?.issues ?? [])).toEqual([
    expect.stringMatching(/^\$\.offers\.cn-standard\.plans\[1\]\.feeRate: /),
  ])
})

test('a key that is no plain name is quoted', () => {
  expect(toJsonPath(['offers', 'a b', 0, 'x"y'])).toBe('$.offers["a b"][0]["x\\"y"]')
})

test('what the contract reads is what the pricing takes', () => {
  expectTypeOf<PlanRule>().toExtend<OfferPlan>()
})
