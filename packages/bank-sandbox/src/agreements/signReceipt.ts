import { type Agreement, type ReceiptClaims, receiptClaims } from '@offerdock/sdk/contract'
import { SignJWT } from 'jose'
import type { Transaction } from 'kysely'
import type { Bank } from '../bank.ts'
import { askAtOnce } from '../db/askAtOnce.ts'
import type { Tables } from '../db/tables.ts'
import { consentInForce } from '../people/consents.ts'
import { accountSecret, readAccountSecret } from '../people/privacy/accountSecret.ts'
import { makePseudonym } from './pseudonym.ts'
import { signingKey } from './receiptKey.ts'

/** What a receipt says. */
export interface ReceiptFacts {
  agreement: Agreement
  accountId: string
  clientId: string
  disclosureHash: string
  pin?: string | undefined
  room?: string | undefined
}

/** Signs that the bank holds this agreement: a compact JWS whose `jti` is the conversion id. */
export async function signReceipt(bank: Bank, trx: Transaction<Tables>, facts: ReceiptFacts): Promise<string> {
  const { accountId, clientId } = facts
  const asked = await askAtOnce(trx, {
    key: signingKey,
    consentId: consentInForce(accountId, clientId, 'sharing'),
    storedSecret: accountSecret(accountId),
  })
  const { kid, privateKey } = await bank.importReceiptKey(asked.key)
  // Together: from outside it cannot be guessed, and once the account is deleted the bank cannot lead it back either.
  const secret = bank.pseudonymSecret + (asked.storedSecret ?? (await readAccountSecret(trx, accountId)))
  const signer = { issuer: bank.publicOrigin, secret, consentId: asked.consentId }
  return new SignJWT(receiptClaims.parse(toClaims(signer, facts)))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'offer-receipt+jwt' })
    .sign(privateKey)
}

interface Signer {
  issuer: string
  secret: string
  /** The consent to sharing in force; without one, the platform cannot tell the viewer from anybody else. */
  consentId: string | null
}

function toClaims({ issuer, secret, consentId }: Signer, { agreement, ...facts }: ReceiptFacts): ReceiptClaims {
  return {
    iss: issuer,
    aud: facts.clientId,
    sub: makePseudonym(secret, {
      accountId: facts.accountId,
      clientId: facts.clientId,
      orderRef: consentId === null ? agreement.orderRef : null,
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
    ...(consentId !== null && { consentId }),
    ...(facts.pin !== undefined && { pin: facts.pin }),
    ...(facts.room !== undefined && { room: facts.room }),
  }
}

const toSeconds = (instant: string) => Math.floor(Date.parse(instant) / 1000)
