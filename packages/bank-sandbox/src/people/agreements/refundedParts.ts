import { refundOrder } from '@offerdock/sdk/pricing'
import type { BoundTerms } from '../../agreements/boundTerms.ts'

/** All that was refunded of an order: `couponMinor` + `pointsMinor` + `principalMinor`. */
export interface RefundedParts {
  /** It never comes back. */
  couponMinor: number
  pointsMinor: number
  arePointsBack: boolean
  /** Of what was paid by card or financed. */
  principalMinor: number
}

/** The parts of all refunds together: those of one refund of their sum, as `refundOrder` promises. */
export function refundedParts({ refund, purchase }: BoundTerms, on: string): RefundedParts | null {
  const untouched = { ...purchase, refundedMinor: 0, lotsDrawn: [], plan: null }
  const whole = refundOrder(refund, untouched, { refundMinor: purchase.refundedMinor, on })
  if ('refused' in whole) return null
  const { couponMinor, pointsMinor, principalMinor } = whole
  return { couponMinor, pointsMinor, arePointsBack: refund.pointsBack === 'REINSTATED', principalMinor }
}
