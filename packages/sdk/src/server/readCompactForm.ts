import { base64url } from 'jose'
import * as z from 'zod/mini'
import { DockError } from './DockError.ts'
import { parseStrictJson } from './parseStrictJson.ts'

export const receiptAlgorithms = ['EdDSA', 'ES256'] as const
export type ReceiptAlgorithm = (typeof receiptAlgorithms)[number]

const maxReceiptLength = 8192

/**
 * The whole header of a receipt. It can neither bring nor name a key of its own (`jwk`, `jku`, `x5u`, `x5c`), nor ask for
 * rules of its own (`crit`, `b64`): nothing else may stand in it.
 */
const header = z.strictObject({
  alg: z.enum(receiptAlgorithms),
  typ: z.literal('offer-receipt+jwt'),
  /** It is looked up among the bank's keys and nowhere else. */
  kid: z.string().check(z.regex(/^[\w.-]{1,128}$/)),
})

/** What one receipt says before anybody has verified it. */
export interface CompactForm {
  header: z.infer<typeof header>
  claims: unknown
}

/**
 * Reads a compact JWS in its only form. Throws DockError `RECEIPT_MALFORMED` where it is none, and `RECEIPT_FORGED` where
 * its header is none that a bank would write.
 */
export function readCompactForm(receipt: unknown): CompactForm {
  const parts = typeof receipt === 'string' && receipt.length <= maxReceiptLength ? receipt.split('.') : []
  const [first = '', second = ''] = parts
  if (parts.length !== 3 || !parts.every(isCanonical))
    throw malformed('The receipt is not a compact JWS in its only form')
  const read = header.safeParse(readPart(first, 'header'))
  if (!read.success) throw new DockError('RECEIPT_FORGED', 'The header is not that of a receipt', { cause: read.error })
  return { header: read.data, claims: readPart(second, 'claims') }
}

/** jose accepts other encodings of the same signed bytes (padding, spaces, a changed last character); one receipt has one form. */
function isCanonical(part: string): boolean {
  try {
    return base64url.encode(base64url.decode(part)) === part
  } catch {
    return false // no base64url at all
  }
}

function readPart(part: string, name: string): unknown {
  try {
    return parseStrictJson(base64url.decode(part))
  } catch (cause) {
    throw malformed(`The ${name} of the receipt is not JSON, or names a key twice`, cause)
  }
}

const malformed = (message: string, cause?: unknown) => new DockError('RECEIPT_MALFORMED', message, { cause })
