import { expect, expectTypeOf, test } from 'vitest'
import type { Code, OfferRules } from '../contract/index.ts'
import type { OfferTerms } from './offerTerms.ts'
import { type Choice, type PricedOrder, priceOffer } from './priceOffer.ts'
import type { Refusal } from './refuseOrder.ts'

const at = Date.UTC(2026, 10, 30, 17) // 1 December in Shanghai
const rules: OfferTerms = {
  currency: { code: 'CNY' },
  timeZone: 'Asia/Shanghai',
  aprConvention: 'CN_IRR_NOMINAL',
  moreAprConventions: ['CN_IRR_EFFECTIVE', 'CN_SIMPLE_AVG', 'EU_ANNEX_I', 'US_APP_J', 'HK_NPV'],
  minimumMinor: 50_000,
  maximumMinor: 5_000_000,
  categories: ['5732'],
  plans: [
    {
      planId: 'p12',
      method: 'EP_FEE',
      feeMode: 'PER_PERIOD',
      feeRate: '0.006',
      periods: 12,
      remainder: 'LAST',
      minimumMinor: 100_000,
      maximumMinor: 4_000_000,
      waiver: { type: 'SHARE', share: '0.5', thresholdMinor: 600_000, thresholdBase: 'GROSS', closesAt: at + 1 },
    },
    { planId: 'later', method: 'EP_FEE', feeMode: 'NONE', periods: 3, remainder: 'LAST', opensAt: at + 1 },
    { planId: 'over', method: 'EP_FEE', feeMode: 'NONE', periods: 3, remainder: 'LAST', closesAt: at },
    { planId: 'worse', method: 'EP_FEE', feeMode: 'UPFRONT', feeRate: '1.5', periods: 3, remainder: 'LAST' },
    { planId: 'absurd', method: 'EP_FEE', feeMode: 'UPFRONT', feeRate: '1', periods: 3, remainder: 'LAST' },
  ],
  teaserPlanId: 'p12',
  coupons: [
    { couponId: 'c100', type: 'AMOUNT', valueMinor: 10_000, thresholdMinor: 500_000, closesAt: at + 1 },
    { couponId: 'gift', type: 'AMOUNT', valueMinor: 600_001, thresholdMinor: 0 },
    { couponId: 'half', type: 'SHARE', share: '0.5', capMinor: 30_000, thresholdMinor: 0 },
  ],
  points: {
    rate: { points: 500, minor: 100 },
    minPoints: 500,
    stepPoints: 1,
    maxPoints: null,
    capShare: '0.5',
    minCashMinor: 0,
    fullCoverRoundUp: false,
  },
  earn: {
    rate: { points: 1, minor: 100 },
    onInstallments: false,
    multipliers: [{ multiplier: '2.5', opensAt: at, closesAt: at + 1 }, { multiplier: '2' }],
    maxPoints: null,
  },
  cashback: { share: '0.01', thresholdMinor: 100_000, capMinor: 5000, onInstallments: true },
}
const order: PricedOrder = {
  orderMinor: 600_000,
  currency: 'CNY',
  category: '5732',
  lots: [{ points: 250_000, expires: '2026-12-01' }],
}
const price = (choice: Choice, changes: Partial<PricedOrder> = {}, when = at) =>
  priceOffer(rules, { ...order, ...changes }, choice, when)

test('coupon, then points, then the installment on what is left; only the threshold looks at the whole order', () => {
  expect(price({ planId: 'p12', couponId: 'c100', points: 'MAX' })).toMatchObject({
    startOn: '2026-12-01',
    totals: {
      orderMinor: 600_000,
      couponMinor: 10_000,
      pointsMinor: 50_000,
      netMinor: 540_000,
      financedMinor: 540_000,
      interestMinor: 12 * 1620,
      totalMinor: 540_000 + 12 * 1620,
      cashbackMinor: 5000,
      earnedPoints: 0,
    },
    waived: { waivedMinor: 12 * 1620, type: 'SHARE', thresholdMinor: 600_000, thresholdBase: 'GROSS' },
    pointsLots: [{ points: 250_000, expires: '2026-12-01' }],
  })
})

test('the schedule has days, counted from the bank’s day', () => {
  const priced = price({ planId: 'p12' }, {}, Date.UTC(2027, 0, 30, 16))
  if ('refused' in priced) throw new Error(priced.refused)
  expect(priced.schedule.map(({ dueOn }) => dueOn).slice(0, 3)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30'])
})

test('every rate that is asked for comes with its convention, the offer’s own first', () => {
  const priced = price({ planId: 'p12' }, { orderMinor: 499_900 })
  expect(priced).toMatchObject({
    aprs: [
      { convention: 'CN_IRR_NOMINAL', bps: 1303 },
      { convention: 'CN_IRR_EFFECTIVE', bps: 1384 },
      { convention: 'CN_SIMPLE_AVG', bps: 1329 },
      { convention: 'EU_ANNEX_I', bps: 1384 },
      { convention: 'US_APP_J', bps: 1303 },
      { convention: 'HK_NPV', bps: 1384 },
    ],
    waived: null,
  })
})

test('a waiver ends with its own window, and the plan goes on without it', () => {
  expect(price({ planId: 'p12' }, {}, at + 1)).toMatchObject({ waived: null, totals: { interestMinor: 12 * 3600 } })
})

test('paid in full there is no schedule, no rate and points are earned by the largest open multiplier', () => {
  expect(price({ planId: null })).toMatchObject({
    schedule: [],
    aprs: [],
    points: null,
    totals: { totalMinor: 600_000, financedMinor: 0, interestMinor: 0, earnedPoints: 15_000 },
  })
  expect(price({ planId: null }, {}, at + 1)).toMatchObject({ totals: { earnedPoints: 12_000 } })
})

test('a coupon is never worth more than the order, and its share stops at its cap', () => {
  const free = { couponMinor: 600_000, netMinor: 0, totalMinor: 0 }
  expect(price({ planId: null, couponId: 'gift' })).toMatchObject({ totals: free })
  expect(price({ planId: null, couponId: 'half' })).toMatchObject({ totals: { couponMinor: 30_000 } })
})

test('too few points are said and change nothing', () => {
  expect(price({ planId: null, points: 499 })).toMatchObject({
    points: { reason: 'BELOW_MIN' },
    totals: { pointsMinor: 0, netMinor: 600_000 },
  })
})

test.each<[string, Choice, Partial<PricedOrder>, number, object]>([
  ['another currency', { planId: null }, { currency: 'USD' }, at, { refused: 'unsupported' }],
  ['another category', { planId: null }, { category: '7995' }, at, { refused: 'blocked-category' }],
  ['no category', { planId: null }, { category: null }, at, { refused: 'blocked-category' }],
  [
    'a fen too little',
    { planId: null },
    { orderMinor: 49_999 },
    at,
    { refused: 'below-minimum', minimumMinor: 50_000 },
  ],
  [
    'a fen too much',
    { planId: null },
    { orderMinor: 5_000_001 },
    at,
    { refused: 'above-maximum', maximumMinor: 5_000_000 },
  ],
  ['no amount', { planId: null }, { orderMinor: Number.NaN }, at, { refused: 'bad-config' }],
  ['half a fen', { planId: null }, { orderMinor: 60_000.5 }, at, { refused: 'bad-config' }],
  ['no instant', { planId: null }, {}, Number.NaN, { refused: 'bad-config' }],
  ['an unknown plan', { planId: 'p13' }, {}, at, { refused: 'no-offer' }],
  ['a plan to come', { planId: 'later' }, {}, at, { refused: 'no-offer' }],
  ['a plan that is over', { planId: 'over' }, {}, at, { refused: 'expired' }],
  [
    'too little left for the plan',
    { planId: 'p12', points: 'MAX' },
    { orderMinor: 149_999 },
    at,
    { refused: 'below-minimum', minimumMinor: 100_000 },
  ],
  [
    'too much for the plan',
    { planId: 'p12' },
    { orderMinor: 4_000_001 },
    at,
    { refused: 'above-maximum', maximumMinor: 4_000_000 },
  ],
  ['a charge that takes all the money', { planId: 'absurd' }, {}, at, { refused: 'bad-config' }],
  ['a charge above all the money', { planId: 'worse' }, {}, at, { refused: 'bad-config' }],
  [
    'nothing left to finance',
    { planId: 'p12', couponId: 'gift' },
    {},
    at,
    { refused: 'below-minimum', minimumMinor: 100_000 },
  ],
  ['an unknown coupon', { planId: null, couponId: 'c1' }, {}, at, { refused: 'no-offer' }],
  ['a coupon that is over', { planId: null, couponId: 'c100' }, {}, at + 1, { refused: 'expired' }],
  [
    'a coupon for more',
    { planId: null, couponId: 'c100' },
    { orderMinor: 499_999 },
    at,
    { refused: 'below-minimum', minimumMinor: 500_000 },
  ],
  ['points below zero', { planId: null, points: -1 }, {}, at, { refused: 'bad-config' }],
])('%s is refused', (_, choice, changes, when, refusal) => {
  expect(price(choice, changes, when)).toEqual(refusal)
})

test('an offer that is not open says whether it will be', () => {
  const windowed = { ...rules, opensAt: at, closesAt: at + 1 }
  expect(priceOffer(windowed, order, { planId: null }, at - 1)).toEqual({ refused: 'no-offer' })
  expect(priceOffer(windowed, order, { planId: null }, at)).not.toHaveProperty('refused')
  expect(priceOffer(windowed, order, { planId: null }, at + 1)).toEqual({ refused: 'expired' })
})

test('points without a rule for them are no offer', () => {
  expect(priceOffer({ ...rules, points: null }, order, { planId: null, points: 'MAX' }, at)).toEqual({
    refused: 'no-offer',
  })
})

test('a seed of the contract is what the pricing takes, and refusals are codes of the contract', () => {
  expectTypeOf<OfferRules>().toExtend<OfferTerms>()
  expectTypeOf<Refusal['refused']>().toExtend<Code>()
})
