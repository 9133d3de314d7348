import { sql, type Transaction } from 'kysely'
import type { AgreementRow, Tables } from '../db/tables.ts'
import { type AgreementEvent, appendEvents } from '../delivery/appendEvent.ts'
import { expectedLines } from './agreementLines.ts'
import { bookTransfers, reverse } from './bookTransfer.ts'
import { toAgreement } from './toAgreement.ts'
import { voidHolds } from './voidHolds.ts'

type End = Extract<AgreementEvent['type'], 'agreement.released' | 'agreement.abandoned' | 'agreement.expired'>

/**
 * What belongs to the end of reserved agreements: their platforms hear of it, and they give back what they kept. The
 * caller has locked the campaigns.
 */
export async function finishEnds(
  trx: Transaction<Tables>,
  agreements: readonly AgreementRow[],
  type: End,
): Promise<void> {
  if (agreements.length === 0) return
  await bookTransfers(
    trx,
    agreements.map((agreement) => {
      const { agreement_id: agreementId, quote_id: quoteId } = agreement
      return { transferId: agreementId, phase: 'void', agreementId, quoteId, lines: reverse(expectedLines(agreement)) }
    }),
  )
  await appendEvents(
    trx,
    agreements.map((agreement) => ({
      clientId: agreement.client_id,
      agreementId: agreement.agreement_id,
      type,
      data: { agreement: toAgreement(agreement, agreement.confirmed_at) },
    })),
  )
  const quoteIds = JSON.stringify(agreements.map(({ quote_id }) => quote_id))
  await voidHolds(trx, sql`quote_id in (select jsonb_array_elements_text(${quoteIds}::jsonb))`)
}
