import { type Kysely, sql } from 'kysely'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'

/** Throws `order-taken` when the order has an agreement that still holds. Early notice only: the index decides. */
export async function refuseTakenOrder(db: Kysely<Tables>, clientId: string, orderRef: string): Promise<void> {
  const live = await db
    .selectFrom('agreements')
    .select('agreement_id')
    .where('client_id', '=', clientId)
    .where('order_ref', '=', orderRef)
    .where((is) =>
      is.or([
        is('status', '=', 'captured'),
        is.and([is('status', '=', 'reserved'), is('capture_before', '>', sql<Date>`now()`)]),
      ]),
    )
    .executeTakeFirst()
  if (live) throw new BankError('order-taken')
}

/** Marks what ran out of time, so that the order is free again. */
export async function expireOverdue(db: Kysely<Tables>, clientId: string, orderRef: string): Promise<void> {
  await db
    .updateTable('agreements')
    .set({ status: 'expired' })
    .where('client_id', '=', clientId)
    .where('order_ref', '=', orderRef)
    .where('status', '=', 'reserved')
    .where('capture_before', '<=', sql<Date>`now()`)
    .execute()
}
