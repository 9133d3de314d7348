import type { WebhookEvent, WebhookEventType } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
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

/**
 * Writes the event into the outbox, in the transaction of what happened and after it: the lock on the agreement's row
 * puts the events of one agreement in order.
 */
export async function appendEvent(trx: Transaction<Tables>, event: AgreementEvent): Promise<void> {
  const { clientId, agreementId, type, data } = event
  const { sequence, now } = await trx
    .selectFrom('outbox')
    .select(({ fn }) => [
      sql<number>`coalesce(${fn.max('sequence')}, 0) + 1`.as('sequence'),
      sql<Date>`clock_timestamp()`.as('now'),
    ])
    .where('agreement_id', '=', agreementId)
    .executeTakeFirstOrThrow()
  const id = uuidV7()
  const body: WebhookEvent = { id, type, at: now.toISOString(), agreementId, sequence, data }
  await trx
    .insertInto('outbox')
    .values({
      event_id: id,
      client_id: clientId,
      agreement_id: agreementId,
      sequence,
      type,
      body: JSON.stringify(body),
      created_at: now,
    })
    .execute()
  rings.emit(clientId)
}
