import type { Agreement } from '@offerdock/sdk/contract'
import { sql } from 'kysely'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { toAgreement } from './toAgreement.ts'

/** The agreement of this client, or the problem `not-found`, for another client's too. */
export async function findAgreement(bank: Bank, clientId: string, agreementId: string): Promise<Agreement> {
  const row = await bank.db
    .selectFrom('agreements')
    .selectAll()
    .select(sql<Date>`now()`.as('now'))
    .where('agreement_id', '=', agreementId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  if (!row) throw new BankError('not-found')
  return toAgreement(row, row.now)
}

/** Claims a reserved agreement in time; one that is captured stays so, and the answer is the same again. */
export async function captureAgreement(bank: Bank, clientId: string, agreementId: string): Promise<Agreement> {
  // One statement: a capture and the end of its time, or two captures, cannot both win.
  await bank.db
    .updateTable('agreements')
    .set({ status: 'captured', captured_at: sql<Date>`now()` })
    .where('agreement_id', '=', agreementId)
    .where('client_id', '=', clientId)
    .where('status', '=', 'reserved')
    .where('capture_before', '>', sql<Date>`now()`)
    .execute()
  const agreement = await findAgreement(bank, clientId, agreementId)
  if (agreement.status !== 'captured') throw new BankError('expired', 'the agreement was not captured in time')
  return agreement
}
