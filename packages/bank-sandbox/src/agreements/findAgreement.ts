import type { Agreement } from '@offerdock/sdk/contract'
import { type Kysely, sql } from 'kysely'
import { BankError } from '../bankError.ts'
import type { AgreementRow, Tables } from '../db/tables.ts'
import { toAgreement } from './toAgreement.ts'

/** Whose agreement it must be: a client's, and with an account, that viewer's. */
export interface Party {
  clientId: string
  accountId: string | null
}

/** The agreement of this party, or the problem `not-found`, for another one's too. */
export async function findAgreement(db: Kysely<Tables>, party: Party, agreementId: string): Promise<Agreement> {
  const { now, ...row } = await findRow(db, party, agreementId)
  return toAgreement(row, now)
}

export async function findRow(
  db: Kysely<Tables>,
  { clientId, accountId }: Party,
  agreementId: string,
): Promise<AgreementRow & { now: Date }> {
  const row = await db
    .selectFrom('agreements')
    .selectAll()
    .select(sql<Date>`now()`.as('now'))
    .where('agreement_id', '=', agreementId)
    .where('client_id', '=', clientId)
    .$if(accountId !== null, (query) => query.where('account_id', '=', accountId))
    .executeTakeFirst()
  if (!row) throw new BankError('not-found')
  return row
}
