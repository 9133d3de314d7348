import type { Agreement } from '@offerdock/sdk/contract'
import type { AgreementRow } from '../db/tables.ts'

type Row = Pick<
  AgreementRow,
  | 'agreement_id'
  | 'status'
  | 'conversion_id'
  | 'quote_id'
  | 'order_ref'
  | 'order_minor'
  | 'points_minor'
  | 'coupon_minor'
  | 'financed_minor'
  | 'total_minor'
  | 'currency'
  | 'plan_id'
  | 'confirmed_at'
  | 'capture_before'
  | 'refunded_minor'
>

/** The agreement as the API shows it. One whose time has run out reads as expired, tidied up in the table or not. */
export function toAgreement(row: Row, now: Date): Agreement {
  const isOver = row.status === 'reserved' && row.capture_before <= now
  return {
    agreementId: row.agreement_id,
    status: isOver ? 'expired' : row.status,
    conversionId: row.conversion_id,
    quoteId: row.quote_id,
    orderRef: row.order_ref,
    orderMinor: row.order_minor,
    pointsMinor: row.points_minor,
    ...(row.coupon_minor > 0 && { couponMinor: row.coupon_minor }),
    financedMinor: row.financed_minor,
    totalMinor: row.total_minor,
    currency: row.currency,
    planId: row.plan_id,
    confirmedAt: row.confirmed_at.toISOString(),
    captureBefore: row.capture_before.toISOString(),
    refundedMinor: row.refunded_minor,
  }
}
