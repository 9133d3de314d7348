import { createHmac, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** Whom a pseudonym is of: for one order of a client, or with null for all of them. */
export interface PseudonymFacts {
  accountId: string
  clientId: string
  orderRef: string | null
}

/**
 * Who the viewer is in a receipt: another name for every order, which only the bank can lead back to the account.
 * It cannot be guessed from a list of accounts without the secret.
 */
export function makePseudonym(secret: string, { accountId, clientId, orderRef }: PseudonymFacts): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([accountId, clientId, ...(orderRef === null ? [] : [orderRef])]))
    .digest('base64url')
}

/** The secret of this database, made at the first start. */
export async function readPseudonymSecret(db: Kysely<Tables>): Promise<string> {
  const name = 'pseudonym'
  const value = randomBytes(32).toString('base64url')
  await db
    .insertInto('secrets')
    .values({ name, value })
    .onConflict((c) => c.doNothing())
    .execute()
  return (await db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirstOrThrow()).value
}
