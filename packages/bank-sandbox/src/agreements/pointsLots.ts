import { sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { HeldLot } from './boundTerms.ts'
import { voidLapsed } from './voidHolds.ts'

/** The points that an account may use now; what its own quotes have let lapse comes back first. */
export async function readFreeLots(trx: Transaction<Tables>, accountId: string): Promise<HeldLot[]> {
  await voidLapsed(trx, sql`account_id = ${accountId}`)
  return trx
    .selectFrom('points_lots')
    .select(['lot_id as lotId', 'expires', sql<number>`points - used`.as('points')])
    .where('account_id', '=', accountId)
    .where(sql<boolean>`points > used`)
    .orderBy('expires')
    .orderBy('lot_id')
    .execute()
}
