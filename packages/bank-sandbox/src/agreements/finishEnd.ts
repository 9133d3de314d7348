import { sql, type Transaction } from 'kysely'
import type { AgreementRow, Tables } from '../db/tables.ts'
import { type AgreementEvent, appendEvent } from '../delivery/appendEvent.ts'
import { expectedLines } from './agreementLines.ts'
import { bookTransfer, reverse } from './bookTransfer.ts'
import { toAgreement } from './toAgreement.ts'
import { voidHolds } from './voidHolds.ts'

type End = Extract<AgreementEvent['type'], 'agreement.released' | 'agreement.abandoned' | 'agreement.expired'>

/** What belongs to the end of a reserved agreement: it gives back what it kept, and its platform hears of it. */
export async function finishEnd(trx: Transaction<Tables>, agreement: AgreementRow, type: End): Promise<void> {
  const { agreement_id: agreementId, quote_id: quoteId, client_id: clientId } = agreement
  await voidHolds(trx, sql`quote_id = ${quoteId}`)
  const transfer = { transferId: agreementId, phase: 'void', agreementId, quoteId } as const
  await bookTransfer(trx, transfer, reverse(expectedLines(agreement)))
  await appendEvent(trx, {
    clientId,
    agreementId,
    type,
    data: { agreement: toAgreement(agreement, agreement.confirmed_at) },
  })
}
