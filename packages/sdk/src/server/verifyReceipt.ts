import { base64url, errors, type JWTPayload, type JWTVerifyResult, jwtVerify } from 'jose'
import { type ReceiptClaims, receiptClaims } from '../contract/agreements.ts'
import { DockError } from './DockError.ts'
import { receiptKeys } from './receiptKeys.ts'
import type { ReplayStore } from './replayStore.ts'

/** What the platform knows of the order, so that a receipt fits that order only. All are required. */
export interface Expectations {
  /** The bank's public origin, as `https://bank.example`; its keys come only from `/.well-known/jwks.json` there. */
  issuer: string
  clientId: string
  orderRef: string
  /** Minor units of `currency`, goods before points. */
  orderMinor: number
  currency: string
  replayStore: ReplayStore
}

export interface VerifiedReceipt {
  claims: ReceiptClaims
  /** The same conversion was verified before: capture it again, capture is idempotent, but count it once. */
  replayed: boolean
}

const toleranceSeconds = 60
const maxReceiptLength = 8192

/**
 * Verifies a bank's receipt offline, against its published keys, for one order.
 * Throws DockError `RECEIPT_MALFORMED`, `RECEIPT_FORGED`, `RECEIPT_EXPIRED`, `RECEIPT_FOR_ANOTHER_ORDER` or
 * `KEYS_UNAVAILABLE`; only the last is worth trying again.
 */
export async function verifyReceipt(receipt: string, expected: Expectations): Promise<VerifiedReceipt> {
  assertCanonical(receipt)
  const { payload } = await verifySignature(receipt, expected)
  const read = receiptClaims.safeParse(payload)
  if (!read.success)
    throw new DockError('RECEIPT_MALFORMED', 'The claims of the receipt do not follow the contract', {
      cause: read.error,
    })
  const claims = read.data
  for (const name of ['orderRef', 'orderMinor', 'currency'] as const) {
    if (claims[name] !== expected[name]) {
      throw new DockError(
        'RECEIPT_FOR_ANOTHER_ORDER',
        `The receipt says ${name} ${claims[name]}, the order ${expected[name]}`,
      )
    }
  }
  const isNew = await expected.replayStore.remember(claims.jti, (claims.exp + toleranceSeconds) * 1000)
  return { claims, replayed: !isNew }
}

/** jose accepts other encodings of the same signed bytes (padding, spaces, a changed last character); one receipt has one form. */
function assertCanonical(receipt: string) {
  const parts = typeof receipt === 'string' && receipt.length <= maxReceiptLength ? receipt.split('.') : []
  const isCanonical = parts.length === 3 && parts.every((part) => /^[\w-]+$/.test(part) && isReencoded(part))
  if (!isCanonical) throw new DockError('RECEIPT_MALFORMED', 'The receipt is not a compact JWS in its only form')
}

function isReencoded(part: string): boolean {
  try {
    return base64url.encode(base64url.decode(part)) === part
  } catch {
    return false // not base64url at all
  }
}

async function verifySignature(
  receipt: string,
  { issuer, clientId }: Expectations,
): Promise<JWTVerifyResult<JWTPayload>> {
  const keys = receiptKeys(issuer)
  const mayBeOutdated = keys.coolingDown
  try {
    return await jwtVerify(receipt, keys, {
      issuer,
      audience: clientId,
      algorithms: ['EdDSA'],
      typ: 'offer-receipt+jwt',
      clockTolerance: toleranceSeconds,
      requiredClaims: ['exp', 'iat', 'jti', 'sub'],
    })
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) {
      throw new DockError('RECEIPT_EXPIRED', 'The receipt is past its capture deadline', { cause })
    }
    if (isAboutKeys(cause, mayBeOutdated)) {
      throw new DockError('KEYS_UNAVAILABLE', `The keys of ${issuer} could not be read`, { cause })
    }
    throw new DockError('RECEIPT_FORGED', `The receipt is not ${issuer}'s for ${clientId}`, { cause })
  }
}

/** Not a word about the receipt: no answer, no key set, or a key id that may be newer than keys that were asked for seconds ago. */
function isAboutKeys(cause: unknown, mayBeOutdated: boolean): boolean {
  if (!(cause instanceof errors.JOSEError)) return true
  if (cause instanceof errors.JWKSNoMatchingKey) return mayBeOutdated
  return cause instanceof errors.JWKSTimeout || cause instanceof errors.JWKSInvalid || cause.code === 'ERR_JOSE_GENERIC'
}
