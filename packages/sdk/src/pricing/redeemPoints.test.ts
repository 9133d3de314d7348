import { expect, test } from 'vitest'
import open from '../../vectors/open.json' with { type: 'json' }
import { pricePlan } from './pricePlan.ts'
import { type PointsTerms, redeemPoints } from './redeemPoints.ts'
import type { PlanTerms } from './terms.ts'

const terms: PointsTerms = {
  rate: { points: 500, minor: 100 },
  minPoints: 1,
  stepPoints: 1,
  maxPoints: null,
  capShare: null,
  minCashMinor: 0,
  fullCoverRoundUp: false,
}
const request = {
  amountMinor: 10_000,
  lots: [{ points: 100_000, expires: '2026-08-01' }],
  requested: 'MAX',
  asOf: '2026-08-01',
} as const

test.each(open.pointsVectors.map((vector) => [vector.id, vector.title, vector] as const))(
  '%s %s',
  (_, _title, vector) => {
    const { orderAmount, lots, requested, asOf, minCash, then, ...rules } = vector.input
    const redemption = redeemPoints(
      { ...rules, minCashMinor: minCash },
      { amountMinor: orderAmount, lots, requested: requested as number | 'MAX', asOf },
    )
    const { valueMinor, netMinor, ...same } = redemption
    const { instalment, ...expected } = vector.expected
    expect({ ...same, pointsValue: valueMinor, netPayable: netMinor }).toEqual(expected)
    if (!then || !instalment) return
    const { threshold, ...waiver } = then.waiver
    const plan = { ...then, waiver: { ...waiver, thresholdMinor: threshold, thresholdBase: then.thresholdBase } }
    const schedule = pricePlan(plan as PlanTerms, netMinor, { grossMinor: orderAmount })
    expect(schedule).toMatchObject({
      interestMinor: instalment.totalCharge,
      totalMinor: instalment.totalPayable,
      waivedMinor: instalment.waivedCharge,
    })
  },
)

test.each([
  ['the expiry day itself still counts', '2026-08-01', 'OK'],
  ['the day after does not', '2026-08-02', 'NONE_AVAILABLE'],
])('%s', (_, asOf, reason) => {
  expect(redeemPoints(terms, { ...request, asOf }).reason).toBe(reason)
})

test.each<[string, Partial<PointsTerms>, number | 'MAX', object]>([
  ['what is exactly the minimum will do', { minPoints: 500 }, 500, { reason: 'OK', pointsUsed: 500 }],
  ['a point less will not', { minPoints: 500 }, 499, { reason: 'BELOW_MIN', pointsUsed: 0, netMinor: 10_000 }],
  ['a step that brings it below the minimum', { minPoints: 900, stepPoints: 500 }, 999, { reason: 'BELOW_MIN' }],
  ['a minimum in cash above the order', { minCashMinor: 10_001 }, 'MAX', { reason: 'BELOW_MIN', netMinor: 10_000 }],
  [
    'a full cover is not rounded past the request',
    { fullCoverRoundUp: true, rate: { points: 3, minor: 7 } },
    4285,
    { pointsUsed: 4285, valueMinor: 9998 },
  ],
  [
    'nor past the most of an order',
    { fullCoverRoundUp: true, rate: { points: 3, minor: 7 }, maxPoints: 4285 },
    'MAX',
    { netMinor: 2 },
  ],
  [
    'nor where some must be paid in cash',
    { fullCoverRoundUp: true, rate: { points: 3, minor: 7 }, minCashMinor: 1 },
    'MAX',
    { pointsUsed: 4285 },
  ],
  [
    'a full cover takes the next step',
    { fullCoverRoundUp: true, rate: { points: 3, minor: 7 } },
    'MAX',
    { pointsUsed: 4286, valueMinor: 10_000, netMinor: 0 },
  ],
])('%s', (_, changes, requested, expected) => {
  expect(redeemPoints({ ...terms, ...changes }, { ...request, requested })).toMatchObject(expected)
})

test('a share of the order that doubles would get wrong', () => {
  // 0.29 × 100 is 28.999999999999996 in doubles.
  expect(
    redeemPoints({ ...terms, capShare: '0.29', rate: { points: 1, minor: 1 } }, { ...request, amountMinor: 100 }),
  ).toMatchObject({ valueMinor: 29 })
})
