import { createHmac, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../db/tables.ts'

/** The stored secret, null before the first use; for a statement that asks for more. */
export const accountSecret = (accountId: string) =>
  sql<string | null>`(select secret from account_secrets where account_id = ${accountId})`

/**
 * The secret of an account's pseudonyms, made when it is first asked for. It goes with the account, and then nobody, the
 * bank included, can lead a pseudonym back to it.
 */
export async function readAccountSecret(db: Kysely<Tables>, accountId: string): Promise<string> {
  const find = () =>
    db.selectFrom('account_secrets').select('secret').where('account_id', '=', accountId).executeTakeFirst()
  const stored = await find()
  if (stored) return stored.secret
  const secret = randomBytes(32).toString('base64url')
  await db
    .insertInto('account_secrets')
    .values({ account_id: accountId, secret })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await find())?.secret ?? secret
}

/** Lets one request at a time change what belongs to an account; held to the end of the transaction. */
export async function lockAccountSecret(trx: Kysely<Tables>, accountId: string): Promise<void> {
  await readAccountSecret(trx, accountId)
  await sql`select from account_secrets where account_id = ${accountId} for update`.execute(trx)
}

/** A name of the account that says nothing without its secret; another one for every `use`. */
export const makeAccountPseudonym = (secret: string, ...use: string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(use)).digest('base64url')
