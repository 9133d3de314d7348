import { applyCoupon } from './applyCoupon.ts'
import { cashback } from './cashback.ts'
import { dayIn } from './dayIn.ts'
import { earnPoints } from './earnPoints.ts'
import { type Apr, financePlan, type Waived } from './financePlan.ts'
import type { OfferTerms } from './offerTerms.ts'
import { type PointsLot, type Redemption, redeemPoints } from './redeemPoints.ts'
import { type OfferOrder, type Refusal, refuseOrder, refuseTime } from './refuseOrder.ts'
import type { DatedPayment } from './runningPlan.ts'

/** The order; `lots` are the viewer's points, where they are known. */
export interface PricedOrder extends OfferOrder {
  lots?: readonly PointsLot[]
}

/** What the viewer chose; nothing is chosen for them. `planId` null is to pay in full. */
export interface Choice {
  planId: string | null
  couponId?: string | null
  points?: number | 'MAX'
}

export interface PricedOffer {
  planId: string | null
  /** The bank's day of the order, from which the due days count. */
  startOn: string
  schedule: DatedPayment[]
  totals: {
    orderMinor: number
    couponMinor: number
    pointsMinor: number
    /** What coupon and points leave. */
    netMinor: number
    financedMinor: number
    chargeAtDrawdownMinor: number
    interestMinor: number
    /** All cash to be paid, interest included. */
    totalMinor: number
    cashbackMinor: number
    earnedPoints: number
  }
  /** Each with the convention that defines it; none where the order is paid in full. */
  aprs: Apr[]
  waived: Waived | null
  /** Null where the viewer asked for no points. */
  points: Redemption | null
  /** Which points pay, earliest expiry first. */
  pointsLots: PointsLot[]
}

/**
 * The price of an order at an instant, in this order: coupon, then points, then the installment on what is left. The bank
 * quotes with it; a badge's figures (`bestTeaser`) come from the same schedules and rates. Why there is no price is a
 * value, never an exception.
 */
export function priceOffer(rules: OfferTerms, order: PricedOrder, choice: Choice, at: number): PricedOffer | Refusal {
  const startOn = dayIn(rules.timeZone, at)
  if (startOn === null) return { refused: 'bad-config' }
  const refusal = refuseOrder(rules, order, at)
  if (refusal) return refusal

  const { orderMinor } = order
  const couponMinor = takeCoupon(rules, orderMinor, choice.couponId ?? null, at)
  if (typeof couponMinor !== 'number') return couponMinor
  const points = takePoints(
    rules,
    { amountMinor: orderMinor - couponMinor, lots: order.lots ?? [], asOf: startOn },
    choice,
  )
  if (points && 'refused' in points) return points
  const pointsMinor = points?.valueMinor ?? 0
  const netMinor = orderMinor - couponMinor - pointsMinor

  const financed =
    choice.planId === null ? null : financePlan(rules, { netMinor, orderMinor, startOn, at }, choice.planId)
  if (financed && 'refused' in financed) return financed
  const schedule = financed?.schedule
  const isInstallment = financed !== null
  return {
    planId: choice.planId,
    startOn,
    schedule: financed?.payments ?? [],
    totals: {
      orderMinor,
      couponMinor,
      pointsMinor,
      netMinor,
      financedMinor: schedule?.principalMinor ?? 0,
      chargeAtDrawdownMinor: schedule?.chargeAtDrawdownMinor ?? 0,
      interestMinor: schedule?.interestMinor ?? 0,
      totalMinor: schedule?.totalMinor ?? netMinor,
      cashbackMinor: rules.cashback ? cashback(rules.cashback, netMinor, at, isInstallment) : 0,
      earnedPoints: rules.earn ? earnPoints(rules.earn, netMinor, at, isInstallment) : 0,
    },
    aprs: financed?.aprs ?? [],
    waived: financed?.waived ?? null,
    points,
    pointsLots: points?.lotsDrawn ?? [],
  }
}

/** What the chosen coupon takes off. One that cannot be used is refused, never left out in silence. */
function takeCoupon(
  { coupons = [] }: OfferTerms,
  orderMinor: number,
  couponId: string | null,
  at: number,
): number | Refusal {
  if (couponId === null) return 0
  const coupon = coupons.find((candidate) => candidate.couponId === couponId)
  if (!coupon) return { refused: 'no-offer' }
  const { thresholdMinor: minimumMinor } = coupon
  if (orderMinor < minimumMinor) return { refused: 'below-minimum', minimumMinor }
  return refuseTime(coupon, at) ?? applyCoupon(coupon, orderMinor, at)
}

interface PointsBase {
  amountMinor: number
  lots: readonly PointsLot[]
  asOf: string
}

/** The points that pay; too few for the terms is no refusal of the order, and stands in `reason`. */
function takePoints(rules: OfferTerms, base: PointsBase, { points: requested }: Choice): Redemption | Refusal | null {
  if (requested === undefined) return null
  if (!rules.points) return { refused: 'no-offer' }
  const isCount = requested === 'MAX' || (Number.isSafeInteger(requested) && requested >= 0)
  if (!isCount || !base.lots.every(({ points }) => Number.isSafeInteger(points))) return { refused: 'bad-config' }
  return redeemPoints(rules.points, { ...base, requested })
}
