import type { WebhookEventType } from '@offerdock/sdk/contract'
import type { Generated } from 'kysely'

export interface DeliveryTables {
  outbox: OutboxTable
  webhook_secrets: WebhookSecretsTable
}

/** What happened to agreements, written with it in one transaction and sent to the platform until it is acknowledged. */
interface OutboxTable {
  event_id: string
  client_id: string
  agreement_id: string
  /** 1, 2, 3 … for each agreement. */
  sequence: number
  type: WebhookEventType
  /** The very text that is signed and sent, each time the same. */
  body: string
  state: Generated<'pending' | 'delivered' | 'dead'>
  attempts: Generated<number>
  /** When it is tried next; while it is being sent, when another process may. */
  due_at: Generated<Date>
  /** Null before the first attempt. */
  give_up_at: Date | null
  /** Of the attempt that is running; only that one may say how it ended. */
  lease_id: string | null
  last_failure: string | null
  created_at: Generated<Date>
  delivered_at: Date | null
}

interface WebhookSecretsTable {
  client_id: string
  version: number
  secret: string
  created_at: Generated<Date>
  /** Null for the newest. */
  retires_at: Date | null
}
