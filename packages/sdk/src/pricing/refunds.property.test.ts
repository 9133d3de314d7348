import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { type Purchase, refundOrder } from './refundOrder.ts'
import { paidChargesOf, sumOf } from './runningPlan.ts'
import { settleEarly } from './settleEarly.ts'
import { day, expectWhole, pointsIn, purchase, refundTerms } from './testing/offerArbitraries.ts'

const runs = { numRuns: 10_000 }
vi.setConfig({ testTimeout: 60_000 })

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
