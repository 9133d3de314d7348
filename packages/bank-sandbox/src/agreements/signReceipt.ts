import { type Agreement, type ReceiptClaims, receiptClaims } from '@offerdock/sdk/contract'
import { SignJWT } from 'jose'
import type { Bank } from '../bank.ts'
import { makePseudonym } from './pseudonym.ts'

/** What a receipt says beyond the agreement. */
export interface ReceiptFacts {
  accountId: string
  clientId: string
  disclosureHash: string
  pin?: string | undefined
  room?: string | undefined
}

/** Signs that the bank holds this agreement: a compact JWS whose `jti` is the conversion id. */
export async function signReceipt(bank: Bank, agreement: Agreement, facts: ReceiptFacts): Promise<string> {
  const { kid, privateKey } = bank.receiptKey
  return new SignJWT(receiptClaims.parse(toClaims(bank, agreement, facts)))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'offer-receipt+jwt' })
    .sign(privateKey)
}

function toClaims(bank: Bank, agreement: Agreement, facts: ReceiptFacts): ReceiptClaims {
  return {
    iss: bank.publicOrigin,
    aud: facts.clientId,
    sub: makePseudonym(bank.pseudonymSecret, facts.accountId, facts.clientId, agreement.orderRef),
    jti: agreement.conversionId,
    iat: toSeconds(agreement.confirmedAt),
    exp: toSeconds(agreement.captureBefore),
    agreementId: agreement.agreementId,
    quoteId: agreement.quoteId,
    orderRef: agreement.orderRef,
    orderMinor: agreement.orderMinor,
    pointsMinor: agreement.pointsMinor,
    financedMinor: agreement.financedMinor,
    totalMinor: agreement.totalMinor,
    currency: agreement.currency,
    ...(agreement.planId !== null && { plan: agreement.planId }),
    disclosureHash: facts.disclosureHash,
    ...(facts.pin !== undefined && { pin: facts.pin }),
    ...(facts.room !== undefined && { room: facts.room }),
  }
}

const toSeconds = (instant: string) => Math.floor(Date.parse(instant) / 1000)
