import type { Agreement } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'
import { findAgreement, type Party } from './findAgreement.ts'
import { finishEnds } from './finishEnds.ts'
import { lockCampaigns } from './locks.ts'
import { toAgreement } from './toAgreement.ts'

/**
 * Lets a reserved agreement go: the platform releases it, or the viewer, where the party has an account, abandons it. One
 * that is released stays so, and the answer is the same again; a capture wins.
 */
export async function releaseAgreement(
  trx: Transaction<Tables>,
  party: Party,
  agreementId: string,
): Promise<Agreement> {
  const { clientId, accountId } = party
  await lockCampaigns(trx, sql`quote_id = (select quote_id from agreements where agreement_id = ${agreementId})`)
  const released = await trx
    .updateTable('agreements')
    .set({ status: 'released', ended_at: sql<Date>`now()` })
    .where('agreement_id', '=', agreementId)
    .where('client_id', '=', clientId)
    .$if(accountId !== null, (query) => query.where('account_id', '=', accountId))
    .where('status', '=', 'reserved')
    .where('capture_before', '>', sql<Date>`now()`)
    .returningAll()
    .executeTakeFirst()
  if (!released) return readReleased(trx, party, agreementId)
  await finishEnds(trx, [released], accountId === null ? 'agreement.released' : 'agreement.abandoned')
  return toAgreement(released, released.confirmed_at)
}

async function readReleased(trx: Transaction<Tables>, party: Party, agreementId: string): Promise<Agreement> {
  const agreement = await findAgreement(trx, party, agreementId)
  switch (agreement.status) {
    case 'released':
      return agreement
    case 'captured':
    case 'refunded':
      throw new BankError('wrong-state', 'the agreement was captured; a refund gives it back')
    case 'reserved':
    case 'expired':
      throw new BankError('expired', 'the agreement was not captured in time')
  }
}
