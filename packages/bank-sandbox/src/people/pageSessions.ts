import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Bank } from '../bank.ts'
import { hashToken } from './hashToken.ts'

/** As long as a person may look at their papers before they have to sign in again. */
export const pageSessionMs = 30 * 60_000

/** Signs an account in on the bank's own pages; the value of the cookie, of which the bank keeps only a hash. */
export async function startPageSession({ db }: Bank, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.deleteFrom('page_sessions').where('expires_at', '<=', sql<Date>`now()`).execute()
  await db
    .insertInto('page_sessions')
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      expires_at: sql<Date>`now() + ${pageSessionMs} * interval '1 millisecond'`,
    })
    .execute()
  return token
}

/** Whose cookie it is, or null. */
export async function findPageSession({ db, seed }: Bank, token: string): Promise<string | null> {
  const row = await db
    .selectFrom('page_sessions')
    .select('account_id')
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row && seed.personas.has(row.account_id) ? row.account_id : null
}

export async function endPageSession({ db }: Bank, token: string): Promise<void> {
  await db.deleteFrom('page_sessions').where('token_hash', '=', hashToken(token)).execute()
}
