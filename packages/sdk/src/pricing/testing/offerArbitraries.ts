import fc from 'fast-check'
import { pricePlan } from '../pricePlan.ts'
import type { PointsTerms } from '../redeemPoints.ts'
import type { Purchase, RefundTerms } from '../refundOrder.ts'
import { startPlan } from '../runningPlan.ts'
import type { PlanTerms } from '../terms.ts'

export const mostMinor = 1_000_000_000_000
/** Small, everyday and very large amounts alike. */
export const minor = fc.oneof(
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: 1, max: 10_000_000 }),
  fc.integer({ min: 1, max: mostMinor }),
)
export const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const decimal = (most: number) => fc.integer({ min: 0, max: most }).map((value) => (value / 100_000).toFixed(5))
const turn = fc.constantFrom('FIRST' as const, 'LAST' as const, 'PRO_RATA' as const)
const remainder = fc.constantFrom('LAST' as const, 'FIRST' as const)

export const lots = fc.array(fc.record({ points: fc.integer({ min: 0, max: mostMinor }), expires: day }), {
  maxLength: 5,
})
export const pointsTerms: fc.Arbitrary<PointsTerms> = fc.record({
  rate: fc.record({ points: fc.integer({ min: 1, max: 5000 }), minor: fc.integer({ min: 1, max: 5000 }) }),
  minPoints: fc.integer({ min: 0, max: 2000 }),
  stepPoints: fc.integer({ min: 1, max: 1000 }),
  maxPoints: fc.option(fc.integer({ min: 0, max: mostMinor })),
  capShare: fc.option(decimal(100_000)),
  minCashMinor: fc.integer({ min: 0, max: 1000 }),
  fullCoverRoundUp: fc.boolean(),
})
export const requested = fc.oneof(fc.constant('MAX' as const), fc.integer({ min: 0, max: mostMinor }))

const thresholds = { thresholdMinor: minor, thresholdBase: fc.constantFrom('NET' as const, 'GROSS' as const) }
const waiver = fc.oneof(
  fc.record({ ...thresholds, type: fc.constant('SHARE' as const), share: decimal(100_000) }),
  fc.record({ ...thresholds, type: fc.constant('FIRST_N' as const), n: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ ...thresholds, type: fc.constant('CAP' as const), capMinor: minor }),
)
const periods = fc.integer({ min: 1, max: 36 })
export const planTerms: fc.Arbitrary<PlanTerms> = fc.oneof(
  fc.record({
    method: fc.constant('EP_FEE' as const),
    periods,
    remainder,
    feeMode: fc.constantFrom(
      'PER_PERIOD' as const,
      'TOTAL_SPLIT' as const,
      'UPFRONT' as const,
      'FIRST_PERIOD' as const,
    ),
    feeRate: decimal(9000),
    deferral: fc.option(fc.record({ months: fc.integer({ min: 1, max: 6 }), feeDuring: fc.boolean() })),
    waiver: fc.option(waiver),
  }),
  fc.record({ method: fc.constant('EP_FEE' as const), periods, remainder, feeMode: fc.constant('NONE' as const) }),
  fc.record({ method: fc.constant('ANNUITY' as const), periods, annualRate: decimal(36_000) }),
  fc.record({ method: fc.constant('EP_DECLINING' as const), periods, annualRate: decimal(36_000), remainder }),
)
export const refundTerms: fc.Arbitrary<RefundTerms> = fc.record({
  coupon: turn,
  points: turn,
  pointsBack: fc.constantFrom('REINSTATED' as const, 'LOST' as const),
  lotOrder: fc.constantFrom('EARLIEST_EXPIRY_FIRST' as const, 'LATEST_EXPIRY_FIRST' as const),
  minExpiryDays: fc.option(fc.integer({ min: 0, max: 400 })),
  charges: fc.constantFrom('GIVEN_BACK' as const, 'KEPT' as const),
})

/** An order part of which coupon and points paid, and of the rest some payments have been made. */
export const purchase: fc.Arbitrary<Purchase> = fc
  .tuple(minor, fc.nat({ max: 1000 }), fc.nat({ max: 1000 }), lots, planTerms, fc.nat(), fc.boolean())
  .map(([orderMinor, couponShare, pointsShare, drawn, terms, paid, isFinanced]) => {
    const couponMinor = Math.floor((orderMinor / 2000) * couponShare)
    const lotsDrawn = drawn.filter(({ points }) => points > 0)
    const pointsMinor = lotsDrawn.length ? Math.floor(((orderMinor - couponMinor) / 1000) * pointsShare) : 0
    const netMinor = orderMinor - couponMinor - pointsMinor
    const base = { orderMinor, couponMinor, pointsMinor, lotsDrawn, earnedPoints: 100, refundedMinor: 0 }
    if (!isFinanced || netMinor === 0) return { ...base, plan: null }
    const schedule = pricePlan(terms, netMinor, { grossMinor: orderMinor })
    const plan = startPlan(terms, schedule, '2026-01-31', orderMinor)
    return { ...base, plan: { ...plan, paidCount: paid % (plan.payments.length + 1) } }
  })

/** Every number anywhere in a value is a whole, exact one, and none is below zero. */
export function expectWhole(value: unknown) {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${value} is no amount`)
  } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectWhole)
}

export const pointsIn = (some: readonly { points: number }[]) => some.reduce((sum, { points }) => sum + points, 0)
