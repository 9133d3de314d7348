import type { WebhookEvent, WebhookEventType } from '@offerdock/sdk/contract'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Tables } from '../db/tables.ts'
import { rings } from './rings.ts'

/** What happened to an agreement, as the platform's webhook will hear it. */
export interface AgreementEvent {
  clientId: string
  agreementId: string
  type: WebhookEventType
  data: WebhookEvent['data']
}

/** Writes the event of an agreement as `appendEvents` does. */
export const appendEvent = (trx: Transaction<Tables>, event: AgreementEvent) => appendEvents(trx, [event])

/**
 * Writes events of different agreements into the outbox, in the transaction of what happened and after it: the lock on an
 * agreement's row puts its events in order. One statement for all of them.
 */
export async function appendEvents(trx: Transaction<Tables>, events: readonly AgreementEvent[]): Promise<void> {
  await insertEvents(events, sql`true`).execute(trx)
  ring(events)
}

/** For a statement that does more: all of the events where the condition holds, else none. */
export function insertEvents(events: readonly AgreementEvent[], condition: RawBuilder<unknown>) {
  const fresh = events.map(({ clientId, agreementId, type, data }) => ({
    event_id: uuidV7(),
    client_id: clientId,
    agreement_id: agreementId,
    type,
    data,
  }))
  // The type json, and not jsonb, keeps the fields in their order.
  return sql`
    insert into outbox (event_id, client_id, agreement_id, sequence, type, body, created_at)
    select event_id, client_id, agreement_id, sequence, type,
      json_build_object('id', event_id, 'type', type, 'at', ${toIso(sql`told_at`)}, 'agreementId', agreement_id,
        'sequence', sequence, 'data', data)::text,
      told_at
    from json_to_recordset(${JSON.stringify(fresh)}::json)
        fresh (event_id text, client_id text, agreement_id text, type text, data json)
      cross join (select date_trunc('milliseconds', clock_timestamp()) as told_at) clock
      cross join lateral (
        select coalesce(max(sequence), 0) + 1 as sequence from outbox known where known.agreement_id = fresh.agreement_id
      ) next
    where ${condition}`
}

/** Wakes the delivery of these clients. */
export function ring(events: readonly AgreementEvent[]): void {
  for (const { clientId } of events) rings.emit(clientId)
}

const toIso = (at: RawBuilder<unknown>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
