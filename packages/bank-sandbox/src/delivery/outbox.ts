import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** An event that this process may send until its lease ends. */
export interface LeasedEvent {
  eventId: string
  body: string
  /** The one that begins counts. */
  attempts: number
  leaseId: string
  now: Date
}

interface Claim {
  clientId: string
  limit: number
  leaseMs: number
  retryMs: number
}

const inMs = (ms: number) => sql<Date>`now() + ${ms} * interval '1 ms'`

/**
 * Leases events of a client that are due, for one attempt. Of an agreement only the first that is pending; several
 * processes never lease the same one, and a lease whose process died ends by the database's clock.
 */
export async function leaseEvents(db: Kysely<Tables>, { clientId, limit, leaseMs, retryMs }: Claim) {
  const rows = await db
    .with('due', (query) =>
      query
        .selectFrom('outbox as event')
        .select('event_id')
        .where('client_id', '=', clientId)
        .where('state', '=', 'pending')
        .where('due_at', '<=', sql<Date>`now()`)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('outbox as earlier')
                .select('earlier.event_id')
                .whereRef('earlier.agreement_id', '=', 'event.agreement_id')
                .whereRef('earlier.sequence', '<', 'event.sequence')
                .where('earlier.state', '=', 'pending'),
            ),
          ),
        )
        .orderBy('due_at')
        .limit(limit)
        .forUpdate('event')
        .skipLocked(),
    )
    .updateTable('outbox')
    .from('due')
    .whereRef('outbox.event_id', '=', 'due.event_id')
    .set({
      attempts: sql<number>`attempts + 1`,
      due_at: inMs(leaseMs),
      give_up_at: sql<Date>`coalesce(give_up_at, ${inMs(retryMs)})`,
      lease_id: randomUUID(),
    })
    .returning(['outbox.event_id', 'body', 'attempts', 'lease_id', sql<Date>`now()`.as('now')])
    .execute()
  return rows.map(
    ({ event_id, body, attempts, lease_id, now }): LeasedEvent => ({
      eventId: event_id,
      body,
      attempts,
      leaseId: lease_id ?? '',
      now,
    }),
  )
}

/** The platform has it. An attempt that lost its lease says nothing: another one has begun. */
export async function markDelivered(db: Kysely<Tables>, { eventId, leaseId }: LeasedEvent): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'delivered', delivered_at: sql<Date>`now()`, lease_id: null, last_failure: null })
    .where('event_id', '=', eventId)
    .where('lease_id', '=', leaseId)
    .execute()
}

/** Nobody took it: the next attempt is in `delayMs`, or there is none because the time for it is over. */
export async function markFailed(
  db: Kysely<Tables>,
  { eventId, leaseId }: LeasedEvent,
  { delayMs, reason }: { delayMs: number; reason: string },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      state: sql<'pending' | 'dead'>`case when give_up_at <= now() then 'dead' else 'pending' end`,
      due_at: sql<Date>`least(${inMs(delayMs)}, greatest(give_up_at, now()))`,
      lease_id: null,
      last_failure: reason,
    })
    .where('event_id', '=', eventId)
    .where('lease_id', '=', leaseId)
    .execute()
}
