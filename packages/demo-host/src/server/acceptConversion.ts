import { DockError, verifyReceipt } from '@offerdock/sdk/server'
import type { ConversionAnswer, Failure } from '../api.ts'
import { askBank } from './askBank.ts'
import { findRival } from './findRival.ts'
import { noteAgreement } from './noteAgreement.ts'
import type { Platform } from './platform.ts'

type Verdict = { status: 200; body: ConversionAnswer } | { status: 404 | 409 | 422 | 502; body: Failure }

/**
 * What a platform does with a conversion, in this order:
 * 1. find its own order by the reference the page sent beside the receipt (nothing is read from an unverified receipt);
 * 2. verify the receipt against that order's amount and currency, not against anything the page says;
 * 3. capture the agreement the receipt names, now or when the goods leave;
 * 4. mark the order. A replay takes the same steps, so that a crash between 2 and 4 loses no sale.
 */
export async function acceptConversion(
  { orderRef, receipt }: { orderRef: string; receipt: string },
  { orders, bank, clientId, replayStore }: Platform,
): Promise<Verdict> {
  const order = orders.find(orderRef)
  if (!order) return refusal(404, 'unknown-order', 'There is no such order')

  const { orderMinor, currency, orderNumber } = order
  const expected = { issuer: bank.bankOrigin, clientId, orderRef, orderMinor, currency, replayStore }
  const verified = await verifyReceipt(receipt, expected).catch(asDockError)
  if (verified instanceof DockError) return refusal(verified.isTemporary ? 502 : 422, verified.code, verified.message)
  const { agreementId } = verified.claims
  const { replayed } = verified
  const rival = await findRival(order, agreementId, bank)
  if (rival === 'unsure') return refusal(502, 'bank-unreachable', 'The bank could not say what pays this order', true)
  if (rival === 'pays') return refusal(409, 'order-paid', 'Another agreement paid this order')
  if (order.capturesLater) {
    noteAgreement(order, { agreementId, status: 'reserved', refundedMinor: 0 })
    const known = order.agreement?.status
    if (known === 'released' || known === 'expired') {
      return refusal(409, 'agreement-ended', 'The agreement ended before it was captured', true)
    }
    const status = known === 'reserved' ? 'reserved' : 'captured'
    return { status: 200, body: { orderNumber, agreementId, status, replayed } }
  }

  const capture = await askBank(agreementId, { act: 'capture' }, bank)
  if (capture.status === 'unreachable') {
    return refusal(502, 'bank-unreachable', 'The bank could not be asked to capture', true)
  }
  if (capture.status === 'refused')
    return refusal(capture.isTemporary ? 502 : 409, capture.code, 'The bank did not capture', true)

  noteAgreement(order, capture.agreement)
  return { status: 200, body: { orderNumber, agreementId, status: 'captured', replayed } }
}

function asDockError(error: unknown): DockError {
  if (error instanceof DockError) return error
  throw error
}

function refusal(status: 404 | 409 | 422 | 502, error: string, message: string, verified?: true): Verdict {
  return { status, body: { error, message, ...(verified && { verified }) } }
}
