import { sql } from 'kysely'
import { toAgreement } from '../agreements/toAgreement.ts'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { transact } from '../db/transact.ts'
import { appendEvent } from '../delivery/appendEvent.ts'
import { isClaimed, withdrawEnd } from './viewerAgreements.ts'

interface Asked {
  accountId: string
  /** Null on the bank's own page. */
  clientId: string | null
  agreementId: string
}

/**
 * Records that the viewer wants to withdraw, and tells the platform. The agreement stays as it is until the platform has
 * refunded it: who sold the goods has to take them back. A repeat changes nothing.
 */
export async function requestWithdrawal(bank: Bank, { accountId, clientId, agreementId }: Asked): Promise<void> {
  await transact(bank.db, async (trx) => {
    const row = await trx
      .selectFrom('agreements')
      .selectAll()
      .select(sql<Date>`now()`.as('now'))
      .where('agreement_id', '=', agreementId)
      .where('account_id', '=', accountId)
      .$if(clientId !== null, (query) => query.where('client_id', '=', clientId))
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new BankError('not-found')
    const asked = await trx
      .selectFrom('agreement_withdrawals')
      .select('requested_at')
      .where('agreement_id', '=', agreementId)
      .executeTakeFirst()
    if (asked) return
    const agreement = toAgreement(row, row.now)
    if (!isClaimed(agreement)) throw new BankError('wrong-state', 'only a captured agreement can be withdrawn from')
    if (row.now >= withdrawEnd(bank, row)) throw new BankError('expired', 'the time to withdraw is over')
    await trx.insertInto('agreement_withdrawals').values({ agreement_id: agreementId }).execute()
    const type = 'agreement.withdrawal_requested'
    await appendEvent(trx, { clientId: row.client_id, agreementId, type, data: { agreement } })
  })
}
