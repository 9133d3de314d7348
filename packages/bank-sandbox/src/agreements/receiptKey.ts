import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'

/** The Ed25519 key that signs receipts now. */
export interface ReceiptKey {
  kid: string
  privateKey: CryptoKey
}

/** As it is stored. */
interface StoredKey {
  kid: string
  private_jwk: string | null
}

/** The key whose turn it is by the database's clock, for the statement that signs: no process can be behind. */
export const signingKey = sql<StoredKey>`(
  select json_build_object('kid', kid, 'private_jwk', private_jwk) from receipt_keys
  where withdrawn_at is null and signs_from <= clock_timestamp()
  order by signs_from desc, kid desc limit 1)`

/** Makes a stored key ready to sign; the latest stays ready. */
export type ImportReceiptKey = (stored: StoredKey) => Promise<ReceiptKey>

const lockId = 0x0ffe2d0c // any number that nothing else in this database locks

/** The first start makes a key, and of two first starts only one does. */
export async function openReceiptKeys(db: Kysely<Tables>): Promise<ImportReceiptKey> {
  await lockingKeys(db, async (trx) => {
    const known = await trx.selectFrom('receipt_keys').select('kid').limit(1).execute()
    if (!known.length) await addKey(trx, 0)
  })
  let imported: ReceiptKey | null = null
  return async ({ kid, private_jwk }) => {
    if (imported?.kid !== kid) imported = { kid, privateKey: await importKey(private_jwk) }
    return imported
  }
}

/** Changes to the keys happen one after the other. */
export function lockingKeys<T>(db: Kysely<Tables>, change: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return transact(db, async (trx) => {
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
