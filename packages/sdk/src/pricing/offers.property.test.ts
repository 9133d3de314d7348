import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { OfferTerms } from './offerTerms.ts'
import { priceOffer } from './priceOffer.ts'
import { pricePlan } from './pricePlan.ts'
import { type PointsTerms, redeemPoints } from './redeemPoints.ts'
import { type Purchase, type RefundTerms, refundOrder } from './refundOrder.ts'
import { paidChargesOf, startPlan, sumOf } from './runningPlan.ts'
import { settleEarly } from './settleEarly.ts'
import type { PlanTerms } from './terms.ts'

const runs = { numRuns: 10_000 }
vi.setConfig({ testTimeout: 60_000 })
const mostMinor = 1_000_000_000_000
/** Small, everyday and very large amounts alike. */
const minor = fc.oneof(
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: 1, max: 10_000_000 }),
  fc.integer({ min: 1, max: mostMinor }),
)
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const decimal = (most: number) => fc.integer({ min: 0, max: most }).map((value) => (value / 100_000).toFixed(5))
const turn = fc.constantFrom('FIRST' as const, 'LAST' as const, 'PRO_RATA' as const)
const remainder = fc.constantFrom('LAST' as const, 'FIRST' as const)

const lots = fc.array(fc.record({ points: fc.integer({ min: 0, max: mostMinor }), expires: day }), { maxLength: 5 })
const pointsTerms: fc.Arbitrary<PointsTerms> = fc.record({
  rate: fc.record({ points: fc.integer({ min: 1, max: 5000 }), minor: fc.integer({ min: 1, max: 5000 }) }),
  minPoints: fc.integer({ min: 0, max: 2000 }),
  stepPoints: fc.integer({ min: 1, max: 1000 }),
  maxPoints: fc.option(fc.integer({ min: 0, max: mostMinor })),
  capShare: fc.option(decimal(100_000)),
  minCashMinor: fc.integer({ min: 0, max: 1000 }),
  fullCoverRoundUp: fc.boolean(),
})
const requested = fc.oneof(fc.constant('MAX' as const), fc.integer({ min: 0, max: mostMinor }))

const thresholds = { thresholdMinor: minor, thresholdBase: fc.constantFrom('NET' as const, 'GROSS' as const) }
const waiver = fc.oneof(
  fc.record({ ...thresholds, type: fc.constant('SHARE' as const), share: decimal(100_000) }),
  fc.record({ ...thresholds, type: fc.constant('FIRST_N' as const), n: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ ...thresholds, type: fc.constant('CAP' as const), capMinor: minor }),
)
const periods = fc.integer({ min: 1, max: 36 })
const planTerms: fc.Arbitrary<PlanTerms> = fc.oneof(
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
const refundTerms: fc.Arbitrary<RefundTerms> = fc.record({
  coupon: turn,
  points: turn,
  pointsBack: fc.constantFrom('REINSTATED' as const, 'LOST' as const),
  lotOrder: fc.constantFrom('EARLIEST_EXPIRY_FIRST' as const, 'LATEST_EXPIRY_FIRST' as const),
  minExpiryDays: fc.option(fc.integer({ min: 0, max: 400 })),
  charges: fc.constantFrom('GIVEN_BACK' as const, 'KEPT' as const),
})

/** An order part of which coupon and points paid, and of the rest some payments have been made. */
const purchase: fc.Arbitrary<Purchase> = fc
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
function expectWhole(value: unknown) {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${value} is no amount`)
  } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectWhole)
}

const pointsIn = (some: readonly { points: number }[]) => some.reduce((sum, { points }) => sum + points, 0)

test('points: the value is never above the cap nor the order, the lots add up, and none is used after its last day', () => {
  fc.assert(
    fc.property(pointsTerms, minor, lots, requested, day, (terms, amountMinor, available, wish, asOf) => {
      const redemption = redeemPoints(terms, { amountMinor, lots: available, requested: wish, asOf })
      expectWhole(redemption)
      const { pointsUsed, valueMinor, netMinor, lotsDrawn, reason } = redemption
      const shareCap =
        terms.capShare === null
          ? amountMinor
          : (BigInt(amountMinor) * BigInt(terms.capShare.replace('.', ''))) / 100_000n
      if (valueMinor > Number(shareCap)) throw new Error('above the share')
      if (pointsUsed > 0 && netMinor < terms.minCashMinor) throw new Error('too little in cash')
      if (valueMinor + netMinor !== amountMinor || pointsIn(lotsDrawn) !== pointsUsed)
        throw new Error('does not add up')
      if (pointsUsed % terms.stepPoints !== 0 || pointsUsed > (terms.maxPoints ?? pointsUsed))
        throw new Error('step or most')
      if (wish !== 'MAX' && pointsUsed > wish) throw new Error('more than was asked for')
      if (reason === 'OK' && pointsUsed < terms.minPoints) throw new Error('below the minimum')
      if (lotsDrawn.some(({ expires }) => expires < asOf)) throw new Error('a lapsed lot')
      const lastDrawn = lotsDrawn.at(-1)?.expires ?? ''
      const left = available.filter(({ expires }) => expires >= asOf && expires < lastDrawn)
      if (
        left.some(
          (lot) =>
            !lotsDrawn.some(({ points, expires }) => expires === lot.expires && points === lot.points) &&
            lot.points > 0,
        )
      )
        throw new Error('a later lot before an earlier one')
    }),
    runs,
  )
})

test('the order of operations: coupon, then points on the rest, then the plan on the net; all parts add up', () => {
  fc.assert(
    fc.property(
      planTerms,
      pointsTerms,
      minor,
      minor,
      lots,
      requested,
      (plan, points, orderMinor, valueMinor, owned, wish) => {
        const rules: OfferTerms = {
          currency: { code: 'CNY' },
          timeZone: 'UTC',
          aprConvention: 'CN_SIMPLE_AVG',
          minimumMinor: 0,
          maximumMinor: mostMinor,
          categories: ['5732'],
          plans: [{ ...plan, planId: 'p' }],
          teaserPlanId: null,
          coupons: [{ couponId: 'c', type: 'AMOUNT', valueMinor, thresholdMinor: 0 }],
          points,
        }
        const order = { orderMinor, currency: 'CNY', category: '5732', lots: owned }
        const at = Date.UTC(2026, 0, 1)
        const priced = priceOffer(rules, order, { planId: 'p', couponId: 'c', points: wish }, at)
        expectWhole(priced)
        if ('refused' in priced) return
        const { totals, schedule } = priced
        const afterCoupon = orderMinor - Math.min(orderMinor, valueMinor)
        const expected = redeemPoints(points, {
          amountMinor: afterCoupon,
          lots: owned,
          requested: wish,
          asOf: '2026-01-01',
        })
        if (totals.pointsMinor !== expected.valueMinor) throw new Error('points before the coupon')
        const { netMinor, financedMinor, chargeAtDrawdownMinor, interestMinor, totalMinor } = totals
        if (totals.couponMinor + totals.pointsMinor + netMinor !== orderMinor) throw new Error('parts of the order')
        if (financedMinor !== netMinor || sumOf(schedule, 'principalMinor') !== netMinor) throw new Error('principal')
        if (sumOf(schedule, 'totalMinor') + chargeAtDrawdownMinor !== totalMinor) throw new Error('total')
        if (netMinor + interestMinor !== totalMinor) throw new Error('interest')
      },
    ),
    runs,
  )
})

test('a refund adds up to the fen, and with what is paid afterwards never costs more than no refund', () => {
  fc.assert(
    fc.property(refundTerms, purchase, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (terms, bought, wishes) => {
      let from = bought
      for (const wish of wishes) {
        const refundMinor = 1 + (wish % Math.max(1, from.orderMinor - from.refundedMinor))
        const back = refundOrder(terms, from, { refundMinor, on: '2027-01-10' })
        if ('refused' in back) return
        const { plan: planAfter } = back.after
        expectWhole(back)
        if (back.couponMinor + back.pointsMinor + back.principalMinor !== refundMinor)
          throw new Error('parts of the refund')
        if (from.plan && planAfter && back.plan) {
          const owedBefore = sumOf(from.plan.payments.slice(from.plan.paidCount), 'totalMinor')
          const owedPrincipalBefore = sumOf(from.plan.payments.slice(from.plan.paidCount), 'principalMinor')
          const { owedMinor, owedPrincipalMinor, overpaidMinor, chargesBackMinor } = back.plan
          if (owedMinor + back.principalMinor - overpaidMinor > owedBefore) throw new Error('dearer than before')
          if (owedPrincipalBefore - owedPrincipalMinor + overpaidMinor !== back.principalMinor)
            throw new Error('principal')
          if (chargesBackMinor > paidChargesOf(from.plan)) throw new Error('more charges back than paid')
          const open = planAfter.payments.slice(planAfter.paidCount)
          if (sumOf(open, 'principalMinor') !== owedPrincipalMinor) throw new Error('new schedule')
          if (sumOf(open, 'totalMinor') !== owedMinor) throw new Error('new totals')
        }
        from = back.after
      }
    }),
    runs,
  )
})

test('an order refunded in any parts gives back every lot, all principal and, where declared, all charges', () => {
  fc.assert(
    fc.property(refundTerms, purchase, fc.array(fc.nat(), { maxLength: 3 }), (terms, bought, wishes) => {
      let from = bought
      let points = 0
      let principalMinor = 0
      for (const wish of [...wishes, -1]) {
        const leftMinor = from.orderMinor - from.refundedMinor
        if (leftMinor === 0) break
        const refundMinor = wish === -1 ? leftMinor : 1 + (wish % leftMinor)
        const back = refundOrder(terms, from, { refundMinor, on: '2027-01-10' })
        if ('refused' in back) throw new Error(back.refused)
        points += pointsIn(back.lotsBack) + back.lostPoints
        principalMinor += back.principalMinor
        from = back.after
      }
      const { couponMinor, pointsMinor, orderMinor, lotsDrawn } = bought
      if (pointsMinor > 0 && points !== pointsIn(lotsDrawn)) throw new Error('lots')
      if (principalMinor !== orderMinor - couponMinor - pointsMinor) throw new Error('principal')
      if (from.plan && from.plan.principalMinor !== 0) throw new Error('something is still financed')
      if (from.plan && terms.charges === 'GIVEN_BACK' && paidChargesOf(from.plan) !== 0) throw new Error('charges')
    }),
    runs,
  )
})

test('early settlement never costs more than the plan to its end', () => {
  fc.assert(
    fc.property(
      purchase,
      fc.constantFrom('TIME_USED' as const, 'ALL_REMAINING' as const),
      fc.constantFrom('DAY' as const, 'PERIOD' as const),
      fc.constantFrom('GIVEN_BACK' as const, 'KEPT' as const),
      day,
      ({ plan }, interest, accrual, paidAhead, on) => {
        if (!plan || on < plan.startOn) return
        const settlement = settleEarly({ interest, accrual, paidAhead }, plan, on)
        expectWhole(settlement)
        const { payMinor, receiveMinor, savedMinor } = settlement
        const owedMinor = sumOf(plan.payments.slice(plan.paidCount), 'totalMinor')
        if (payMinor - receiveMinor + savedMinor !== owedMinor) throw new Error('does not add up')
        if (interest === 'ALL_REMAINING' && savedMinor !== 0) throw new Error('nothing can be saved')
      },
    ),
    runs,
  )
})

test('refunds between two payments come to what one of their sum would, to the fen', () => {
  const stages = fc.array(fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), fc.nat({ max: 3 })), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(refundTerms, purchase, stages, (terms, bought, wishes) => {
      let [parts, once] = [bought, bought]
      for (const [stage, paid] of wishes) {
        const from = once.refundedMinor
        let cashMinor = 0
        for (const wish of stage) {
          const leftMinor = parts.orderMinor - parts.refundedMinor
          if (leftMinor === 0) break
          const back = refundOrder(terms, parts, { refundMinor: 1 + (wish % leftMinor), on: '2027-01-10' })
          if ('refused' in back) throw new Error(back.refused)
          cashMinor += back.cashBackMinor
          parts = back.after
        }
        if (parts.refundedMinor === from) return
        const whole = refundOrder(terms, once, { refundMinor: parts.refundedMinor - from, on: '2027-01-10' })
        if ('refused' in whole) throw new Error(whole.refused)
        expect(cashMinor).toBe(whole.cashBackMinor)
        expect(parts).toEqual(whole.after)
        parts = payMore(parts, paid)
        once = payMore(whole.after, paid)
      }
    }),
    { numRuns: 1000 },
  )
})

/** The next payments fall due, as many as there are. */
const payMore = (bought: Purchase, count: number): Purchase =>
  bought.plan
    ? {
        ...bought,
        plan: { ...bought.plan, paidCount: Math.min(bought.plan.paidCount + count, bought.plan.payments.length) },
      }
    : bought
