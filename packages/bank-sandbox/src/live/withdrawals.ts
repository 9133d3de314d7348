import type { LiveSnapshot, WithdrawalRequest } from '@offerdock/sdk/contract'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { appendChange } from './appendChange.ts'

type Withdrawn = LiveSnapshot['withdrawn']

/**
 * The ids for `toWithdrawn` of what is withdrawn from an order of a room, for a statement that asks for more; an order
 * that names no room is under what is withdrawn everywhere.
 */
export const withdrawnIds = (clientId: string, room: string | null) => sql<string[]>`array(
  select plan_id from withdrawals where client_id = ${clientId} and room in ('', ${room ?? ''}))`

/** From plan ids, of which the empty one is everything. */
export const toWithdrawn = (planIds: readonly string[]): Withdrawn => ({
  everything: planIds.includes(''),
  plans: [...new Set(planIds.filter((planId) => planId !== ''))].sort(),
})

/** From now on neither offers nor new quotes have it. A quote that was given binds the bank until it expires. */
export async function withdraw(db: Kysely<Tables>, { clientId, room, planId }: WithdrawalRequest): Promise<void> {
  await transact(db, async (trx) => {
    await appendChange(trx, { clientId, room, pin: null })
    await trx
      .insertInto('withdrawals')
      .values({ client_id: clientId, room: room ?? '', plan_id: planId ?? '' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

/** Takes one withdrawal back, the one with exactly this scope. */
export async function restore(db: Kysely<Tables>, { clientId, room, planId }: WithdrawalRequest): Promise<void> {
  await transact(db, async (trx) => {
    await appendChange(trx, { clientId, room, pin: null })
    await trx
      .deleteFrom('withdrawals')
      .where('client_id', '=', clientId)
      .where('room', '=', room ?? '')
      .where('plan_id', '=', planId ?? '')
      .execute()
  })
}

/** All of one client, for the operator. */
export async function listWithdrawals(db: Kysely<Tables>, clientId: string): Promise<WithdrawalRequest[]> {
  const rows = await db
    .selectFrom('withdrawals')
    .select(['room', 'plan_id'])
    .where('client_id', '=', clientId)
    .orderBy('room')
    .orderBy('plan_id')
    .execute()
  return rows.map(({ room, plan_id }) => ({ clientId, room: room || null, planId: plan_id || null }))
}
