import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** To the end of the transaction; any numbers that nothing else in this database locks. */
const accountClass = 0x0ffe2d0d
const campaignClass = 0x0ffe2d0e

/** Of one account, one quote at a time takes scarce things: it sees all that the one before it took. */
export async function lockAccount(trx: Transaction<Tables>, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(accountClass)}, hashtext(${accountId}))`.execute(trx)
}

export interface CampaignRef {
  offerId: string
  campaignId: string
}

/**
 * Of one campaign, one transaction at a time gives back: who finds nothing left waits for it, and so never says
 * `sold-out` beside a give-back that is not committed. Locks the campaigns of the open holds of a condition, all in one
 * order, before the first row is touched; false when there is no such hold. Who goes on to take a piece of another
 * campaign locks that one in the same order, as `next`.
 */
export async function lockCampaigns(
  trx: Transaction<Tables>,
  condition: RawBuilder<unknown>,
  next: CampaignRef | null = null,
): Promise<boolean> {
  const nextName = next && `${next.offerId}/${next.campaignId}`
  const { rows } = await sql`
    select pg_advisory_xact_lock(${sql.lit(campaignClass)}, id) from (
      select distinct hashtext(name) as id
      from holds cross join lateral (values (offer_id || '/' || campaign_id), (${nextName}::text)) campaign (name)
      where status in ('held', 'kept') and (${condition})
      order by id) campaign`.execute(trx)
  return rows.length > 0
}
