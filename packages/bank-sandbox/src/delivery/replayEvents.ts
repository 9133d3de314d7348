import type { ReplayRequest } from '@offerdock/sdk/contract'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'

/**
 * Makes events due again, with the id and the bytes they had, and gives their number. They have the whole time for
 * retries again, and those of one agreement go in their order.
 */
export async function replayEvents(db: Kysely<Tables>, request: ReplayRequest): Promise<number> {
  const { clientId } = 'clientId' in request ? request : {}
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({
      state: 'pending',
      attempts: 0,
      due_at: sql<Date>`now()`,
      give_up_at: null,
      lease_id: null,
      delivered_at: null,
    })
    .where((is) => {
      if ('eventId' in request) return is('event_id', '=', request.eventId)
      return 'since' in request ? is('created_at', '>=', new Date(request.since)) : is('state', '=', request.state)
    })
    .$if(clientId !== undefined, (query) => query.where('client_id', '=', clientId ?? ''))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
