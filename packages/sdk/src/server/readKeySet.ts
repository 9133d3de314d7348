import { type CryptoKey, importJWK } from 'jose'
import * as z from 'zod/mini'
import type { ReceiptAlgorithm } from './readCompactForm.ts'

export interface ReceiptKey {
  algorithm: ReceiptAlgorithm
  key: CryptoKey
}

const maxKeys = 100

const common = {
  kid: z.string(),
  use: z.optional(z.literal('sig')),
  key_ops: z.optional(z.array(z.string()).check(z.refine((ops) => ops.includes('verify')))),
  // A private part makes it everybody's key.
  d: z.optional(z.never()),
}
const coordinate = z.string().check(z.regex(/^[\w-]{43}$/))

const jwk = z.discriminatedUnion('kty', [
  z.object({
    ...common,
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: coordinate,
    alg: z.optional(z.enum(['EdDSA', 'Ed25519'])),
  }),
  z.object({
    ...common,
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinate,
    y: coordinate,
    alg: z.optional(z.literal('ES256')),
  }),
])

const keySet = z.object({ keys: z.array(z.unknown()).check(z.maxLength(maxKeys)) })

/**
 * The keys of a JWK set that can verify receipts, by their id. Other keys in it are none of ours; an id that stands twice
 * names no key. Throws where it is no set at all.
 */
export async function readKeySet(value: unknown): Promise<Map<string, ReceiptKey>> {
  const { keys } = z.parse(keySet, value)
  const read = keys.flatMap((key) => jwk.safeParse(key).data ?? [])
  const ids = keys.map((key) => (key as { kid?: unknown } | null)?.kid)
  const single = read.filter(({ kid }) => ids.indexOf(kid) === ids.lastIndexOf(kid))
  const entries = await Promise.all(single.map(async (key) => [key.kid, await toReceiptKey(key)] as const))
  return new Map(entries.flatMap(([kid, key]) => (key ? [[kid, key] as const] : [])))
}

/** Null for a point that is not on the curve. */
async function toReceiptKey(read: z.infer<typeof jwk>): Promise<ReceiptKey | null> {
  const algorithm = read.kty === 'OKP' ? 'EdDSA' : 'ES256'
  const { kty, crv, x } = read
  const key = await importJWK({ kty, crv, x, ...(read.kty === 'EC' && { y: read.y }) }, algorithm).catch(() => null)
  return key && !(key instanceof Uint8Array) ? { algorithm, key } : null
}
