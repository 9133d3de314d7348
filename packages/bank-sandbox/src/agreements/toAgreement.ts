import type { Agreement } from '@offerdock/sdk/contract'
import type { AgreementRow } from '../db/tables.ts'

type Row = Omit<AgreementRow, 'client_id' | 'account_id' | 'receipt' | 'captured_at'>

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
    financedMinor: row.financed_minor,
    totalMinor: row.total_minor,
    currency: row.currency,
    planId: row.plan_id,
    confirmedAt: row.confirmed_at.toISOString(),
    captureBefore: row.capture_before.toISOString(),
  }
}
