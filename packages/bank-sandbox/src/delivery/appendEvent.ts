import type { Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** What happened to an agreement, as the platform's webhook will hear it. */
export interface AgreementEvent {
  clientId: string
  agreementId: string
  type:
    | 'agreement.reserved'
    | 'agreement.captured'
    | 'agreement.released'
    | 'agreement.abandoned'
    | 'agreement.expired'
    | 'agreement.refunded'
  /** The agreement after the event, as the API shows it; for a refund also what was refunded. */
  data: object
}

/** Writes the event into the outbox, in the transaction of what happened. */
export async function appendEvent(_trx: Transaction<Tables>, _event: AgreementEvent): Promise<void> {}
