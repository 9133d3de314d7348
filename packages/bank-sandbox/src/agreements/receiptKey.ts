import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** The Ed25519 key that signs receipts, and what the world may know of it. */
export interface ReceiptKey {
  kid: string
  privateKey: CryptoKey
  publicJwks: { keys: JWK[] }
}

const lockId = 0x0ffe2d0c // any number that nothing else in this database locks

/** The newest key of the database; the first start makes one, and of two first starts only one does. */
export async function readReceiptKey(db: Kysely<Tables>): Promise<ReceiptKey> {
  const stored = await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockId)})`.execute(trx)
    const rows = await trx.selectFrom('receipt_keys').selectAll().orderBy('created_at', 'desc').execute()
    if (rows.length) return rows
    return trx
      .insertInto('receipt_keys')
      .values(await makeKey())
      .returningAll()
      .execute()
  })
  const keys = stored.map(({ kid, private_jwk }) => ({ kid, jwk: JSON.parse(private_jwk) as JWK }))
  const [newest] = keys
  if (!newest) throw new Error('the database has no receipt key')
  const privateKey = await importJWK(newest.jwk, 'EdDSA')
  if (privateKey instanceof Uint8Array) throw new Error('the receipt key is not an asymmetric one')
  return { kid: newest.kid, privateKey, publicJwks: { keys: keys.map(({ kid, jwk }) => toPublic(kid, jwk)) } }
}

async function makeKey() {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return { kid: await calculateJwkThumbprint(jwk), private_jwk: JSON.stringify(jwk) }
}

/** Named one by one, so that no private part can slip through. */
function toPublic(kid: string, { kty, crv, x }: JWK): JWK {
  if (!kty || !crv || !x) throw new Error('the receipt key is incomplete')
  return { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' }
}
