import { expect, test } from 'vitest'
import { pricePlan } from './pricePlan.ts'
import { type Purchase, type Refund, type RefundTerms, refundOrder } from './refundOrder.ts'
import { startPlan } from './runningPlan.ts'
import type { PlanTerms } from './terms.ts'

const plan: PlanTerms = { method: 'EP_FEE', feeMode: 'PER_PERIOD', feeRate: '0.006', periods: 12, remainder: 'LAST' }
const terms: RefundTerms = {
  coupon: 'PRO_RATA',
  points: 'PRO_RATA',
  pointsBack: 'REINSTATED',
  lotOrder: 'LATEST_EXPIRY_FIRST',
  minExpiryDays: null,
  charges: 'GIVEN_BACK',
}
/** 6,000.00: a coupon of 100.00, 250,000 points for 500.00, and 5,400.00 over 12, three of which are paid. */
const purchase: Purchase = {
  orderMinor: 600_000,
  couponMinor: 10_000,
  pointsMinor: 50_000,
  lotsDrawn: [
    { points: 50_000, expires: '2026-12-31' },
    { points: 200_000, expires: '2028-12-31' },
  ],
  earnedPoints: 5400,
  refundedMinor: 0,
  plan: { ...startPlan(plan, pricePlan(plan, 540_000), '2026-09-15'), paidCount: 3 },
}
const refund = (changes: Partial<RefundTerms>, refundMinor: number, from = purchase, on = '2027-01-10') => {
  const outcome = refundOrder({ ...terms, ...changes }, from, { refundMinor, on })
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome
}

test('half of it back: half of everything, and the plan goes on with half', () => {
  const half = refund({}, 300_000)
  expect(half).toMatchObject({
    couponMinor: 5000,
    pointsMinor: 25_000,
    principalMinor: 270_000,
    lotsBack: [{ points: 125_000, expires: '2028-12-31' }],
    clawedBackPoints: 2700,
    // 3 × 32.40 was paid on 5,400.00; half of it is given back.
    cashBackMinor: 4860,
    plan: { owedPrincipalMinor: 135_000, owedMinor: 135_000 + 9 * 1620, overpaidMinor: 0, chargesBackMinor: 4860 },
  })
  expect(half.after.plan?.payments.map(({ principalMinor }) => principalMinor)).toEqual([
    ...Array(3).fill(45_000),
    ...Array(9).fill(15_000),
  ])
  expect(half.after.plan?.payments.at(-1)).toMatchObject({ n: 12, dueOn: '2027-09-15', interestMinor: 1620 })
})

test('all of it back ends the plan, and what was paid comes back', () => {
  const all = refund({}, 600_000)
  expect(all).toMatchObject({
    cashBackMinor: 3 * 45_000 + 3 * 3240,
    plan: { owedMinor: 0, owedPrincipalMinor: 0, overpaidMinor: 135_000, chargesBackMinor: 9720 },
    lotsBack: [
      { points: 200_000, expires: '2028-12-31' },
      { points: 50_000, expires: '2026-12-31' },
    ],
  })
  expect(refund({ charges: 'KEPT' }, 600_000).cashBackMinor).toBe(135_000)
})

test.each<[string, Partial<RefundTerms>, object]>([
  ['points first', { points: 'FIRST' }, { couponMinor: 1000, pointsMinor: 50_000, principalMinor: 9000 }],
  ['points last', { points: 'LAST' }, { couponMinor: 1000, pointsMinor: 0, principalMinor: 59_000, lotsBack: [] }],
  [
    'coupon first',
    { coupon: 'FIRST', points: 'FIRST' },
    { couponMinor: 10_000, pointsMinor: 50_000, principalMinor: 0 },
  ],
  ['coupon last', { coupon: 'LAST' }, { couponMinor: 0, pointsMinor: 5084, principalMinor: 54_916 }],
  ['points lost', { pointsBack: 'LOST' }, { pointsMinor: 5000, lotsBack: [], lostPoints: 25_000 }],
  [
    'earliest lot first',
    { lotOrder: 'EARLIEST_EXPIRY_FIRST' },
    { lotsBack: [{ points: 25_000, expires: '2026-12-31' }] },
  ],
  [
    'a lapsed lot prolonged',
    { lotOrder: 'EARLIEST_EXPIRY_FIRST', minExpiryDays: 30 },
    { lotsBack: [{ points: 25_000, expires: '2027-02-09' }] },
  ],
])('a tenth of it back, %s', (_, changes, expected) => {
  expect(refund(changes, 60_000)).toMatchObject(expected)
})

test('a refund that points bear alone leaves the plan to the fen', () => {
  expect(refund({ coupon: 'FIRST', points: 'FIRST' }, 60_000).after.plan).toEqual(purchase.plan)
})

test('a waiver that was granted stays when the rest is under its threshold', () => {
  const waived: PlanTerms = { ...plan, waiver: { thresholdMinor: 540_000, type: 'SHARE', share: '0.5' } }
  const running = startPlan(waived, pricePlan(waived, 540_000), '2026-09-15')
  const { after } = refund({}, 300_000, { ...purchase, plan: running })
  expect(after.plan?.payments[0]?.interestMinor).toBe(810)
})

test('months that are billed the charge alone stay without principal', () => {
  const deferred: PlanTerms = { ...plan, deferral: { months: 2, feeDuring: true } }
  const running = { ...startPlan(deferred, pricePlan(deferred, 540_000), '2026-09-15'), paidCount: 1 }
  const { after } = refund({}, 300_000, { ...purchase, plan: running })
  expect(after.plan?.payments.slice(1).map(({ principalMinor }) => principalMinor)).toEqual([
    0,
    ...Array(12).fill(22_500),
  ])
})

test.each([
  [0, { refused: 'below-minimum', minimumMinor: 1 }],
  [600_001, { refused: 'above-maximum', maximumMinor: 600_000 }],
  [Number.NaN, { refused: 'bad-config' }],
  [0.5, { refused: 'bad-config' }],
])('a refund of %s is refused', (refundMinor, refusal) => {
  expect(refundOrder(terms, purchase, { refundMinor, on: '2027-01-10' })).toEqual(refusal)
})

test('what has been refunded cannot be refunded again', () => {
  const { after }: Refund = refund({}, 400_000)
  expect(refundOrder(terms, after, { refundMinor: 200_001, on: '2027-01-11' })).toEqual({
    refused: 'above-maximum',
    maximumMinor: 200_000,
  })
  expect(refund({}, 200_000, after).after.plan?.principalMinor).toBe(0)
})

test.each<[string, Partial<PlanTerms>, number, number, number]>([
  ['up front', { feeMode: 'UPFRONT', feeRate: '0.028' } as const, 40_000, 18, 200],
  ['up front, rounded the other way', { feeMode: 'UPFRONT', feeRate: '0.028' } as const, 40_000, 17, 200],
  ['as a split sum', { feeMode: 'TOTAL_SPLIT', feeRate: '0.0025' } as const, 99_900, 10, 100],
  ['with the first payment', { feeMode: 'FIRST_PERIOD', feeRate: '0.015' } as const, 99_900, 10, 100],
])('many small refunds of a plan charged %s come to one', (_, changes, orderMinor, partMinor, count) => {
  const charged = { ...plan, ...changes } as PlanTerms
  const bought = {
    ...purchase,
    ...{ orderMinor, couponMinor: 0, pointsMinor: 0, lotsDrawn: [] },
    plan: startPlan(charged, pricePlan(charged, orderMinor), '2026-09-15'),
  }
  let after: Purchase = bought
  let cashMinor = 0
  for (let n = 0; n < count; n++) {
    const part = refund({}, partMinor, after)
    cashMinor += part.cashBackMinor
    after = part.after
  }
  const one = refund({}, partMinor * count, bought)
  expect(cashMinor).toBe(one.cashBackMinor)
  expect(after).toEqual(one.after)
})
