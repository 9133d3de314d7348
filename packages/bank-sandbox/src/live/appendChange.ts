import type { LivePin } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** How many changes are kept to be told again; who was away for longer gets a snapshot. */
const keptChanges = 5000

interface Change {
  clientId: string
  /** Null is every room of the client. */
  room: string | null
  /** Null: something was withdrawn or restored. */
  pin: LivePin | null
}

/**
 * Numbers a change in the transaction that makes it. The one row of the sequence stays locked until that commits, so that
 * nobody can see a number before all smaller ones.
 */
export async function appendChange(trx: Transaction<Tables>, { clientId, room, pin }: Change): Promise<void> {
  const { last } = await trx
    .updateTable('live_sequence')
    .set({ last: sql<number>`last + 1` })
    .returning('last')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('live_changes')
    .values({ sequence: last, client_id: clientId, room, pin: pin && JSON.stringify(pin) })
    .execute()
  await trx
    .deleteFrom('live_changes')
    .where('sequence', '<=', last - keptChanges)
    .execute()
}
