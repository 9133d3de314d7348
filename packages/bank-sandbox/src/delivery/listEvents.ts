import type { EventPage, EventQuery } from '@offerdock/sdk/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'

const pageSize = 100

/** A page of the outbox, the oldest first. */
export async function listEvents(db: Kysely<Tables>, query: EventQuery): Promise<EventPage> {
  const { clientId, agreementId, state, after } = query
  const filters = [
    ['client_id', '=', clientId],
    ['agreement_id', '=', agreementId],
    ['state', '=', state],
    ['event_id', '>', after],
  ] as const
  let select = db.selectFrom('outbox').selectAll().orderBy('event_id').limit(pageSize)
  for (const [column, operator, value] of filters) if (value) select = select.where(column, operator, value)
  const rows = await select.execute()
  const events = rows.map((row) => ({
    id: row.event_id,
    clientId: row.client_id,
    agreementId: row.agreement_id,
    sequence: row.sequence,
    type: row.type,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    dueAt: row.state === 'pending' ? row.due_at.toISOString() : null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    lastFailure: row.last_failure,
  }))
  return { events, next: rows.length === pageSize ? (rows.at(-1)?.event_id ?? null) : null }
}
