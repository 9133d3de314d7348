import { type Agreement, type ReceiptClaims, receiptClaims } from '@offerdock/sdk/contract'
import { SignJWT } from 'jose'
import type { Transaction } from 'kysely'
import type { Bank } from '../bank.ts'
import type { Tables } from '../db/tables.ts'
import { readAccountSecret } from '../people/privacy/accountSecret.ts'
import { makePseudonym } from './pseudonym.ts'

/** What a receipt says. */
export interface ReceiptFacts {
  agreement: Agreement
  accountId: string
  clientId: string
  disclosureHash: string
  /** The consent to sharing in force; without one, the platform cannot tell the viewer from anybody else. */
  consentId: string | null
  pin?: string | undefined
  room?: string | undefined
}

/** Signs that the bank holds this agreement: a compact JWS whose `jti` is the conversion id. */
export async function signReceipt(bank: Bank, trx: Transaction<Tables>, facts: ReceiptFacts): Promise<string> {
  const { kid, privateKey } = await bank.readReceiptKey(trx)
  // Together: from outside it cannot be guessed, and once the account is deleted the bank cannot lead it back either.
  const secret = bank.pseudonymSecret + (await readAccountSecret(trx, facts.accountId))
  return new SignJWT(receiptClaims.parse(toClaims(bank.publicOrigin, secret, facts)))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'offer-receipt+jwt' })
    .sign(privateKey)
}

function toClaims(issuer: string, secret: string, { agreement, ...facts }: ReceiptFacts): ReceiptClaims {
  return {
    iss: issuer,
    aud: facts.clientId,
    sub: makePseudonym(secret, {
      accountId: facts.accountId,
      clientId: facts.clientId,
      orderRef: facts.consentId === null ? agreement.orderRef : null,
    }),
    jti: agreement.conversionId,
    iat: toSeconds(agreement.confirmedAt),
    exp: toSeconds(agreement.captureBefore),
    agreementId: agreement.agreementId,
    quoteId: agreement.quoteId,
    orderRef: agreement.orderRef,
    orderMinor: agreement.orderMinor,
    pointsMinor: agreement.pointsMinor,
    ...(agreement.couponMinor !== undefined && { couponMinor: agreement.couponMinor }),
    financedMinor: agreement.financedMinor,
    totalMinor: agreement.totalMinor,
    currency: agreement.currency,
    ...(agreement.planId !== null && { plan: agreement.planId }),
    disclosureHash: facts.disclosureHash,
    ...(facts.consentId !== null && { consentId: facts.consentId }),
    ...(facts.pin !== undefined && { pin: facts.pin }),
    ...(facts.room !== undefined && { room: facts.room }),
  }
}

const toSeconds = (instant: string) => Math.floor(Date.parse(instant) / 1000)
