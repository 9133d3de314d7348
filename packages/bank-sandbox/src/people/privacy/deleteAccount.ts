import { randomBytes } from 'node:crypto'
import type { AccountDeletion } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import type { Bank } from '../../bank.ts'
import { BankError } from '../../bankError.ts'
import type { Tables } from '../../db/tables.ts'
import { transact } from '../../db/transact.ts'
import type { ConsentGiver } from '../consents.ts'
import { lockAccountSecret } from './accountSecret.ts'
import { accountTableNames, accountTables } from './accountTables.ts'
import { retentionDaysOf } from './retention.ts'

/**
 * Deletes an account everywhere, in one transaction. Quotes, agreements, points and what the ledger hangs on keep their
 * amounts under a pseudonym made by chance: the sums stay, and nobody can lead it back. With the account's secret go the
 * pseudonyms in receipts and consents.
 *
 * Throws `wrong-state` while an order still waits for its platform: the viewer abandons it first.
 */
export async function deleteAccount(bank: Bank, { accountId, client }: ConsentGiver): Promise<AccountDeletion> {
  return transact(bank.db, async (trx) => {
    // A confirm writes here before anything else: none is under way while the account goes, and none finds it after.
    await sql`lock table answers in share row exclusive mode`.execute(trx)
    await lockAccountSecret(trx, accountId)
    // A quote locks its session: those under way are waited for, and none is made after.
    await trx.deleteFrom('sessions').where('account_id', '=', accountId).execute()
    await refuseReserved(trx, accountId)
    const pseudonym = `gone_${randomBytes(16).toString('hex')}`
    await forgetQuotes(trx, accountId)
    await forgetAnswers(trx, accountId)
    for (const table of accountTableNames) {
      const mine = sql`account_id = ${accountId}`
      await (accountTables[table].onDelete === 'delete'
        ? sql`delete from ${sql.table(table)} where ${mine}`
        : sql`update ${sql.table(table)} set account_id = ${pseudonym} where ${mine}`
      ).execute(trx)
    }
    const { kept, now } = await trx
      .selectFrom('agreements')
      .select([sql<number>`count(*)::int`.as('kept'), sql<Date>`now()`.as('now')])
      .where('account_id', '=', pseudonym)
      .executeTakeFirstOrThrow()
    return { deletedAt: now.toISOString(), keptAgreements: kept, retentionDays: retentionDaysOf(client.rules) }
  })
}

async function refuseReserved(trx: Transaction<Tables>, accountId: string) {
  const open = await trx
    .selectFrom('agreements')
    .select('agreement_id')
    .where('account_id', '=', accountId)
    .where('status', '=', 'reserved')
    .where('capture_before', '>', sql<Date>`now()`)
    .limit(1)
    .executeTakeFirst()
  if (open) throw new BankError('wrong-state', `agreement ${open.agreement_id} is reserved; abandon it first`)
}

/** What hangs on the quotes and leads back to the viewer: gates, and the viewer's name in the counts of campaigns. */
async function forgetQuotes(trx: Transaction<Tables>, accountId: string) {
  const quotes = trx.selectFrom('quotes').select('quote_id').where('account_id', '=', accountId)
  // Whoever opens or changes a gate locks its quote first.
  await quotes.orderBy('quote_id').forUpdate().execute()
  await trx.deleteFrom('confirm_gates').where('quote_id', 'in', quotes).execute()
  await trx.deleteFrom('campaign_uses').where('quote_id', 'in', quotes).execute()
}

/** The keys of confirms stay taken; the viewer's other keys are in scopes that name the account. */
async function forgetAnswers(trx: Transaction<Tables>, accountId: string) {
  await trx.deleteFrom('answers').where('account_id', '=', accountId).where('scope', '<>', 'confirm').execute()
  await trx.updateTable('answers').set({ answer: '{}' }).where('account_id', '=', accountId).execute()
}
