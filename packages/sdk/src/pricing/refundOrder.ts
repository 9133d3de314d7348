import { addDays } from './calendar.ts'
import type { PointsLot } from './redeemPoints.ts'
import { type PlanRefund, refundPlan } from './refundPlan.ts'
import type { RunningPlan } from './runningPlan.ts'

/** When a means of payment comes back: before the others, after them, or in its share of every refund. */
export type Turn = 'FIRST' | 'LAST' | 'PRO_RATA'

/** How a refund is shared out. The bank declares it, and shows it before points are redeemed (COMPLIANCE §3, §6). */
export interface RefundTerms {
  /** The coupon never comes back; this says which part of a refund it swallows. */
  coupon: Turn
  points: Turn
  pointsBack: 'REINSTATED' | 'LOST'
  lotOrder: 'EARLIEST_EXPIRY_FIRST' | 'LATEST_EXPIRY_FIRST'
  /** A lot that comes back is usable for at least these days more; null leaves it its own expiry, even a past one. */
  minExpiryDays: number | null
  charges: 'GIVEN_BACK' | 'KEPT'
}

/** An order that was paid, and what has been refunded of it. */
export interface Purchase {
  orderMinor: number
  couponMinor: number
  pointsMinor: number
  lotsDrawn: readonly PointsLot[]
  earnedPoints: number
  refundedMinor: number
  /** Null where the order was paid in full. */
  plan: RunningPlan | null
}

export interface Refund {
  refundedMinor: number
  couponMinor: number
  /** Value of the points that come back, or are lost where the terms say so. */
  pointsMinor: number
  lotsBack: PointsLot[]
  lostPoints: number
  /** Earned on what is refunded, and taken back (COMPLIANCE §3: even into a negative balance). */
  clawedBackPoints: number
  /** The part that was paid by card or financed. */
  principalMinor: number
  /** Money to the card: principal that had been paid, and charges given back. */
  cashBackMinor: number
  plan: Omit<PlanRefund, 'plan'> | null
  after: Purchase
}

export type RefundRefusal =
  | { refused: 'below-minimum'; minimumMinor: number }
  | { refused: 'above-maximum'; maximumMinor: number }
  | { refused: 'bad-config' }

/**
 * Refunds `refundMinor` of an order, counted before coupon and points, on a day. Every part is worked out on the sum of
 * the refunds so far, of a plan on those since its latest payment: many small refunds give back what one of their sum
 * would, to the fen.
 */
export function refundOrder(
  terms: RefundTerms,
  purchase: Purchase,
  { refundMinor, on }: { refundMinor: number; on: string },
): Refund | RefundRefusal {
  const maximumMinor = purchase.orderMinor - purchase.refundedMinor
  if (!Number.isSafeInteger(refundMinor)) return { refused: 'bad-config' }
  if (refundMinor < 1) return { refused: 'below-minimum', minimumMinor: 1 }
  if (refundMinor > maximumMinor) return { refused: 'above-maximum', maximumMinor }

  const before = shareOut(terms, purchase, purchase.refundedMinor)
  const now = shareOut(terms, purchase, purchase.refundedMinor + refundMinor)
  const principalMinor = now.principalMinor - before.principalMinor
  const planRefund = purchase.plan && refundPlan(purchase.plan, principalMinor, terms.charges)
  const { plan = null, ...planParts } = planRefund ?? {}
  const points = now.points - before.points
  const isReinstated = terms.pointsBack === 'REINSTATED'
  return {
    refundedMinor: refundMinor,
    couponMinor: now.couponMinor - before.couponMinor,
    pointsMinor: now.pointsMinor - before.pointsMinor,
    lotsBack: isReinstated ? giveLotsBack(terms, purchase.lotsDrawn, { from: before.points, to: now.points, on }) : [],
    lostPoints: isReinstated ? 0 : points,
    clawedBackPoints: now.earnedPoints - before.earnedPoints,
    principalMinor,
    cashBackMinor: planRefund ? planRefund.overpaidMinor + planRefund.chargesBackMinor : principalMinor,
    plan: planRefund ? (planParts as Omit<PlanRefund, 'plan'>) : null,
    after: { ...purchase, refundedMinor: purchase.refundedMinor + refundMinor, plan },
  }
}

/** What of coupon, points and principal the first `refundedMinor` of an order are. */
function shareOut(terms: RefundTerms, purchase: Purchase, refundedMinor: number) {
  const { orderMinor, couponMinor: couponAllMinor, pointsMinor: pointsAllMinor, lotsDrawn, earnedPoints } = purchase
  const couponMinor = takeTurn(terms.coupon, couponAllMinor, orderMinor, refundedMinor)
  const paidMinor = refundedMinor - couponMinor
  const pointsMinor = takeTurn(terms.points, pointsAllMinor, orderMinor - couponAllMinor, paidMinor)
  const principalMinor = paidMinor - pointsMinor
  const used = lotsDrawn.reduce((sum, { points }) => sum + points, 0)
  return {
    couponMinor,
    pointsMinor,
    principalMinor,
    points: partOf(used, pointsMinor, pointsAllMinor),
    earnedPoints: partOf(earnedPoints, principalMinor, orderMinor - couponAllMinor - pointsAllMinor),
  }
}

/** How much of a `part` of `wholeMinor` lies in the first `refundedMinor` of it. */
function takeTurn(turn: Turn, partMinor: number, wholeMinor: number, refundedMinor: number): number {
  switch (turn) {
    case 'FIRST':
      return Math.min(partMinor, refundedMinor)
    case 'LAST':
      return Math.max(0, refundedMinor - (wholeMinor - partMinor))
    case 'PRO_RATA':
      return partOf(partMinor, refundedMinor, wholeMinor)
  }
}

/** `amount × part / whole`, rounded down; nothing of nothing. */
const partOf = (amount: number, part: number, whole: number) =>
  whole === 0 ? 0 : Number((BigInt(amount) * BigInt(part)) / BigInt(whole))

/** The points from the `from`-th to the `to`-th, with the lots laid end to end in the declared order. */
function giveLotsBack(
  { lotOrder, minExpiryDays }: RefundTerms,
  lotsDrawn: readonly PointsLot[],
  { from, to, on }: { from: number; to: number; on: string },
): PointsLot[] {
  const sign = lotOrder === 'EARLIEST_EXPIRY_FIRST' ? 1 : -1
  const lots = [...lotsDrawn].sort((a, b) => sign * (a.expires < b.expires ? -1 : Number(a.expires > b.expires)))
  const earliest = minExpiryDays === null ? '' : addDays(on, minExpiryDays)
  let start = 0
  return lots.flatMap((lot) => {
    const isTooSoon = lot.expires < earliest
    const end = start + lot.points
    const points = Math.min(end, to) - Math.max(start, from)
    start = end
    return points > 0 ? [{ ...lot, points, expires: isTooSoon ? earliest : lot.expires }] : []
  })
}
