import { errors, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import { type ReceiptClaims, receiptClaims } from '../contract/agreements.ts'
import { bankId, currencyCode, minor, reference } from '../contract/primitives.ts'
import { assertExpected, issuerOrigin, replayStore } from './assertExpected.ts'
import { DockError } from './DockError.ts'
import { findReceiptKey } from './findReceiptKey.ts'
import { isReplay, type ReplayStore } from './ReplayStore.ts'
import { type CompactForm, type ReceiptAlgorithm, readCompactForm, receiptAlgorithms } from './readCompactForm.ts'
import type { ReceiptKey } from './readKeySet.ts'

/** What the platform knows of the order, so that a receipt fits that order only. */
export interface Expectations {
  /** The bank's public origin, as `https://bank.example`; its keys come only from `/.well-known/jwks.json` there. */
  issuer: string
  clientId: string
  orderRef: string
  /** Minor units of `currency`, goods before points. */
  orderMinor: number
  currency: string
  replayStore: ReplayStore
  /** For a bank whose keys are in a module without Ed25519: `['ES256']`. Default `['EdDSA']`. */
  algorithms?: readonly ReceiptAlgorithm[]
  /** How far the bank's clock and yours may differ, in seconds; it can be neither 0 nor without end. Default 60. */
  toleranceSeconds?: 10 | 30 | 60 | 120
}

export interface VerifiedReceipt {
  claims: ReceiptClaims
  /** The same conversion was verified before: capture it again, capture is idempotent, but count it once. */
  replayed: boolean
}

const expectations = z.object({
  issuer: issuerOrigin,
  clientId: bankId,
  orderRef: reference,
  orderMinor: minor,
  currency: currencyCode,
  replayStore,
  algorithms: z.exactOptional(z.array(z.enum(receiptAlgorithms)).check(z.minLength(1))),
  toleranceSeconds: z.exactOptional(z.literal([10, 30, 60, 120])),
})

/**
 * Verifies a bank's receipt offline, against its published keys, for one order.
 * Throws DockError `BAD_EXPECTATION`, `RECEIPT_MALFORMED`, `RECEIPT_FORGED`, `RECEIPT_EXPIRED`, `RECEIPT_FOR_ANOTHER_ORDER`,
 * `KEYS_UNAVAILABLE` or `REPLAY_STORE_FAILED`; the last two are worth trying again.
 */
export async function verifyReceipt(receipt: string, expected: Expectations): Promise<VerifiedReceipt> {
  assertExpected(expectations, expected, 'verifyReceipt')
  const { algorithms = ['EdDSA'], toleranceSeconds = 60, issuer } = expected
  const form = readCompactForm(receipt)
  if (!algorithms.includes(form.header.alg)) throw forged(`is signed with ${form.header.alg}`, issuer)

  await verifySignature(receipt, await findKey(form, issuer), expected, toleranceSeconds)

  // Not jose's reading of the claims, but ours of the same bytes, which takes no key twice.
  const claims = readClaims(form.claims)
  if (claims.iat > Date.now() / 1000 + toleranceSeconds) throw forged('is of a time to come', issuer)
  for (const name of ['orderRef', 'orderMinor', 'currency'] as const) {
    if (claims[name] !== expected[name]) {
      throw new DockError(
        'RECEIPT_FOR_ANOTHER_ORDER',
        `The receipt says ${name} ${claims[name]}, the order ${expected[name]}`,
      )
    }
  }
  const acceptedUntilMs = (claims.exp + toleranceSeconds) * 1000
  return { claims, replayed: await isReplay(expected.replayStore, `${issuer} ${claims.jti}`, acceptedUntilMs) }
}

async function findKey({ header }: CompactForm, issuer: string): Promise<ReceiptKey> {
  const found = await findReceiptKey(issuer, header.kid)
  if (found.status === 'found') return found.key
  if (found.status === 'unknown') throw forged('names a key that the bank does not have', issuer)
  throw new DockError('KEYS_UNAVAILABLE', `The keys of ${issuer} could not be read`, { cause: found.cause })
}

async function verifySignature(
  receipt: string,
  { key, algorithm }: ReceiptKey,
  { issuer, clientId }: Expectations,
  toleranceSeconds: number,
): Promise<void> {
  try {
    await jwtVerify(receipt, key, {
      issuer,
      audience: clientId,
      algorithms: [algorithm],
      clockTolerance: toleranceSeconds,
    })
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) {
      throw new DockError('RECEIPT_EXPIRED', 'The receipt is past its capture deadline', { cause })
    }
    throw new DockError('RECEIPT_FORGED', `The receipt is not ${issuer}'s for ${clientId}`, { cause })
  }
}

function readClaims(value: unknown): ReceiptClaims {
  const read = receiptClaims.safeParse(value)
  if (read.success) return read.data
  throw new DockError('RECEIPT_MALFORMED', 'The claims of the receipt do not follow the contract', {
    cause: read.error,
  })
}

const forged = (what: string, issuer: string) =>
  new DockError('RECEIPT_FORGED', `The receipt ${what}; it is not one of ${issuer}`)
