import { sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { HeldLot } from './boundTerms.ts'

/** The points that an account may use now; the caller has given back what its own quotes have let lapse. */
export async function readFreeLots(trx: Transaction<Tables>, accountId: string): Promise<HeldLot[]> {
  return trx
    .selectFrom('points_lots')
    .select(['lot_id as lotId', 'expires', sql<number>`points - used`.as('points')])
    .where('account_id', '=', accountId)
    .where(sql<boolean>`points > used`)
    .orderBy('expires')
    .orderBy('lot_id')
    .execute()
}
