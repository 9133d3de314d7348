import fc from 'fast-check'
import { test, vi } from 'vitest'
import type { OfferTerms } from './offerTerms.ts'
import { priceOffer } from './priceOffer.ts'
import { redeemPoints } from './redeemPoints.ts'
import { sumOf } from './runningPlan.ts'
import {
  day,
  expectWhole,
  lots,
  minor,
  mostMinor,
  planTerms,
  pointsIn,
  pointsTerms,
  requested,
} from './testing/offerArbitraries.ts'

const runs = { numRuns: 10_000 }
vi.setConfig({ testTimeout: 60_000 })

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
