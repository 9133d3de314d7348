import type { Refund } from '@offerdock/sdk/pricing'
import type { AgreementRow } from '../db/tables.ts'
import type { Line } from './bookTransfer.ts'

/** What a confirm puts in prospect, until the capture or the end of the agreement takes it out again. */
export const expectedLines = ({ total_minor, currency: unit }: AgreementRow): Line[] => [
  { account: 'owed:held', unit, amount: total_minor },
  { account: 'owed:expected', unit, amount: -total_minor },
]

/** What a capture makes due: the viewer owes the total, points and coupon bear their part; the client gets the order. */
export function capturedLines(agreement: AgreementRow): Line[] {
  const {
    client_id,
    currency: unit,
    order_minor,
    coupon_minor,
    points_minor,
    total_minor,
    commission_minor,
  } = agreement
  const interestMinor = total_minor + coupon_minor + points_minor - order_minor
  const earned = agreement.terms?.purchase.earnedPoints ?? 0
  return [
    { account: 'receivable', unit, amount: total_minor },
    { account: 'points-cost', unit, amount: points_minor },
    { account: 'coupon-cost', unit, amount: coupon_minor },
    { account: `payable:${client_id}`, unit, amount: -order_minor },
    { account: 'interest', unit, amount: -interestMinor },
    { account: 'commission', unit, amount: commission_minor },
    { account: `payable:${client_id}`, unit, amount: -commission_minor },
    { account: 'points:issued', unit: 'points', amount: -earned },
    { account: 'points:earned', unit: 'points', amount: earned },
  ]
}

/** What a refund takes back of it. `owedLessMinor` is by how much the payments still to come have shrunk. */
export function refundedLines(
  { client_id, currency: unit }: AgreementRow,
  refund: Refund,
  { owedLessMinor, commissionBackMinor }: { owedLessMinor: number; commissionBackMinor: number },
): Line[] {
  const { refundedMinor, couponMinor, pointsMinor, principalMinor, cashBackMinor, clawedBackPoints } = refund
  return [
    { account: `payable:${client_id}`, unit, amount: refundedMinor },
    { account: 'coupon-cost', unit, amount: -couponMinor },
    { account: 'points-cost', unit, amount: -pointsMinor },
    { account: 'receivable', unit, amount: -owedLessMinor },
    { account: 'cash-back', unit, amount: -cashBackMinor },
    { account: 'interest', unit, amount: owedLessMinor + cashBackMinor - principalMinor },
    { account: 'commission', unit, amount: -commissionBackMinor },
    { account: `payable:${client_id}`, unit, amount: commissionBackMinor },
    { account: 'points:issued', unit: 'points', amount: clawedBackPoints },
    { account: 'points:earned', unit: 'points', amount: -clawedBackPoints },
  ]
}
