import type { Agreement } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'
import { appendEvent } from '../delivery/appendEvent.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { capturedLines, expectedLines } from './agreementLines.ts'
import { bookTransfer, reverse } from './bookTransfer.ts'
import { findAgreement } from './findAgreement.ts'
import { postHold } from './holds.ts'
import { toAgreement } from './toAgreement.ts'

/** Claims a reserved agreement in time; one that is captured stays so, and the answer is the same again. */
export async function captureAgreement(
  trx: Transaction<Tables>,
  client: RegisteredClient,
  agreementId: string,
): Promise<Agreement> {
  const { clientId, commissionRate = '0' } = client
  // One statement: of a capture, a release and the end of its time, only one can win.
  const captured = await trx
    .updateTable('agreements')
    .set({
      status: 'captured',
      captured_at: sql<Date>`now()`,
      commission_minor: sql<number>`round(financed_minor * ${commissionRate}::numeric)::bigint`,
    })
    .where('agreement_id', '=', agreementId)
    .where('client_id', '=', clientId)
    .where('status', '=', 'reserved')
    .where('capture_before', '>', sql<Date>`now()`)
    .returningAll()
    .executeTakeFirst()
  if (!captured) return readCaptured(trx, clientId, agreementId)

  const quoteId = captured.quote_id
  await postHold(trx, quoteId)
  const lines = [...reverse(expectedLines(captured)), ...capturedLines(captured)]
  await bookTransfer(trx, { transferId: agreementId, phase: 'post', agreementId, quoteId }, lines)
  const agreement = toAgreement(captured, captured.confirmed_at)
  await appendEvent(trx, { clientId, agreementId, type: 'agreement.captured', data: { agreement } })
  return agreement
}

async function readCaptured(trx: Transaction<Tables>, clientId: string, agreementId: string): Promise<Agreement> {
  const agreement = await findAgreement(trx, { clientId, accountId: null }, agreementId)
  switch (agreement.status) {
    case 'captured':
    case 'refunded':
      return agreement
    case 'released':
      throw new BankError('wrong-state', 'the agreement was released')
    case 'reserved':
    case 'expired':
      throw new BankError('expired', 'the agreement was not captured in time')
  }
}
