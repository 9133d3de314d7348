import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'

export type Purpose = 'personalisation' | 'sharing' | 'behaviour'

/** The consent in force now, or null. */
export async function findConsent(
  _db: Kysely<Tables>,
  _accountId: string,
  _clientId: string,
  _purpose: Purpose,
): Promise<string | null> {
  return null
}
