import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** The Ed25519 key that signs receipts now. */
export interface ReceiptKey {
  kid: string
  privateKey: CryptoKey
}

/** Reads the key whose turn it is by the database's clock, in the caller's transaction: no process can be behind. */
export type ReadReceiptKey = (db: Kysely<Tables>) => Promise<ReceiptKey>

const lockId = 0x0ffe2d0c // any number that nothing else in this database locks

/** Gives the reader. The first start makes a key, and of two first starts only one does. */
export async function openReceiptKey(db: Kysely<Tables>): Promise<ReadReceiptKey> {
  await lockingKeys(db, async (trx) => {
    const known = await trx.selectFrom('receipt_keys').select('kid').limit(1).execute()
    if (!known.length) await addKey(trx, 0)
  })
  let imported: ReceiptKey | null = null
  return async (trx) => {
    const { kid, private_jwk } = await findSigningKey(trx)
    if (imported?.kid !== kid) imported = { kid, privateKey: await importKey(private_jwk) }
    return imported
  }
}

/** Changes to the keys happen one after the other. */
export function lockingKeys<T>(db: Kysely<Tables>, change: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockId)})`.execute(trx)
    return change(trx)
  })
}

/** Makes a key that signs from `leadMs` on. */
export async function addKey(trx: Transaction<Tables>, leadMs: number): Promise<void> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  await trx
    .insertInto('receipt_keys')
    .values({
      kid,
      public_jwk: JSON.stringify(toPublic(jwk)),
      private_jwk: JSON.stringify(jwk),
      created_at: sql<Date>`clock_timestamp()`,
      signs_from: sql<Date>`clock_timestamp() + ${leadMs} * interval '1 ms'`,
    })
    .execute()
}

async function findSigningKey(db: Kysely<Tables>) {
  return db
    .selectFrom('receipt_keys')
    .select(['kid', 'private_jwk'])
    .where('withdrawn_at', 'is', null)
    .where('signs_from', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('signs_from', 'desc')
    .orderBy('kid', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

async function importKey(privateJwk: string | null): Promise<CryptoKey> {
  if (privateJwk === null) throw new Error('the receipt key has no private part')
  const key = await importJWK(JSON.parse(privateJwk) as JWK, 'EdDSA')
  if (key instanceof Uint8Array) throw new Error('the receipt key is not an asymmetric one')
  return key
}

/** Named one by one, so that no private part can slip through. */
function toPublic({ kty, crv, x }: JWK): JWK {
  if (!kty || !crv || !x) throw new Error('the receipt key is incomplete')
  return { kty, crv, x }
}
