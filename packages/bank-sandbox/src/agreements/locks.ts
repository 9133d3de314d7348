import { sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** To the end of the transaction; any numbers that nothing else in this database locks. */
const accountClass = 0x0ffe2d0d
const campaignClass = 0x0ffe2d0e

/** Of one account, one quote at a time takes scarce things: it sees all that the one before it took. */
export const lockAccount = (trx: Transaction<Tables>, accountId: string) => lock(trx, accountClass, accountId)

/** Of one campaign, one transaction at a time gives back what has lapsed. */
export const lockCampaign = (trx: Transaction<Tables>, offerId: string, campaignId: string) =>
  lock(trx, campaignClass, `${offerId}/${campaignId}`)

async function lock(trx: Transaction<Tables>, lockClass: number, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockClass)}, hashtext(${name}))`.execute(trx)
}
