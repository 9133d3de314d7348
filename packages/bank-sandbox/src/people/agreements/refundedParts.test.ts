import { expect, test } from 'vitest'
import type { BoundTerms } from '../../agreements/boundTerms.ts'
import { refundedParts } from './refundedParts.ts'

const terms = (refundedMinor: number, changes: Partial<BoundTerms['refund']> = {}): BoundTerms => ({
  refund: {
    coupon: 'PRO_RATA',
    points: 'PRO_RATA',
    pointsBack: 'REINSTATED',
    lotOrder: 'EARLIEST_EXPIRY_FIRST',
    minExpiryDays: 30,
    charges: 'GIVEN_BACK',
    ...changes,
  },
  purchase: {
    orderMinor: 10_000,
    couponMinor: 1000,
    pointsMinor: 500,
    lotsDrawn: [],
    earnedPoints: 0,
    refundedMinor,
    plan: null,
  },
})

test.each([
  ['in their shares', terms(3333), [333, 166, 2834]],
  ['the coupon first', terms(1200, { coupon: 'FIRST', points: 'LAST' }), [1000, 0, 200]],
  ['points last', terms(9900, { coupon: 'LAST', points: 'LAST' }), [900, 500, 8500]],
  ['all of it', terms(10_000), [1000, 500, 8500]],
])('the parts of what was refunded add up: %s', (_, bound, parts) => {
  const { couponMinor, pointsMinor, principalMinor } = refundedParts(bound, '2026-11-22') ?? {}
  expect([couponMinor, pointsMinor, principalMinor]).toEqual(parts)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(bound.purchase.refundedMinor)
})

test('points come back or are lost as the terms say, and nothing refunded has no parts', () => {
  expect(refundedParts(terms(1), '2026-11-22')?.arePointsBack).toBe(true)
  expect(refundedParts(terms(1, { pointsBack: 'LOST' }), '2026-11-22')?.arePointsBack).toBe(false)
  expect(refundedParts(terms(0), '2026-11-22')).toBeNull()
})
