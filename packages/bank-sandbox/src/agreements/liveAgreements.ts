import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { finishEnds } from './finishEnds.ts'
import { lockCampaigns } from './locks.ts'

/** Whether an agreement stands in the way of another one for its order; refunded in part it does. */
export const isLive = sql<boolean>`(
  status = 'captured' or (status = 'reserved' and capture_before > now())
  or (status = 'refunded' and refunded_minor < order_minor))`

/** Whether the order has an agreement that still holds. Early notice only: the index decides. */
export const isOrderTaken = (clientId: string, orderRef: string) => sql<boolean>`exists (
  select from agreements where client_id = ${clientId} and order_ref = ${orderRef} and ${isLive})`

/**
 * Ends the reserved agreements of a condition that were not captured in time, `maxCount` at most, says so to their
 * platforms, and gives back what they kept. One that is being captured or released is left to that.
 */
export async function expireOverdue(
  trx: Transaction<Tables>,
  condition: RawBuilder<unknown>,
  maxCount: number,
): Promise<void> {
  const overdue = sql`status = 'reserved' and capture_before <= now() and (${condition})`
  await lockCampaigns(trx, sql`quote_id in (select quote_id from agreements where ${overdue})`)
  const expired = await trx
    .updateTable('agreements')
    .set({ status: 'expired', ended_at: sql<Date>`now()` })
    .where(
      'agreement_id',
      'in',
      sql<string>`(select agreement_id from agreements where ${overdue} limit ${sql.lit(maxCount)} for update skip locked)`,
    )
    .returningAll()
    .execute()
  await finishEnds(trx, expired, 'agreement.expired')
}
