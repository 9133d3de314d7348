import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { entryColumns, holdLines } from './holdLines.ts'
import { lockCampaigns } from './locks.ts'

/** Gives back what the holds of a condition have taken, if there are any. */
export async function giveBack(trx: Transaction<Tables>, condition: RawBuilder<unknown>): Promise<void> {
  if (await lockCampaigns(trx, condition)) await voidHolds(trx, condition)
}

/**
 * Gives back what the holds of a condition have taken; one that is posted or voided has nothing to give. Their campaigns
 * are locked. Last in its transaction, because every quote of a campaign waits for its row from here to the commit.
 * The campaigns come before the lots, and these in the order of their ids, as they do for `takeHold`.
 */
export async function voidHolds(trx: Transaction<Tables>, condition: RawBuilder<unknown>): Promise<void> {
  await sql`
    with gone as (
      update holds set status = 'voided' where status in ('held', 'kept') and (${condition}) returning *),
    stock as (
      update campaign_stock
      set pieces_used = pieces_used - back.pieces, budget_used_minor = budget_used_minor - back.cost_minor
      from (select offer_id, campaign_id, sum(pieces)::bigint as pieces, sum(cost_minor)::bigint as cost_minor
        from gone where campaign_id is not null group by offer_id, campaign_id) back
      where campaign_stock.offer_id = back.offer_id and campaign_stock.campaign_id = back.campaign_id
      returning back.campaign_id),
    back as (
      select lot_id, sum(points)::bigint as points from gone join hold_lots using (quote_id)
      where (select count(*) from stock) >= 0
      group by lot_id),
    locked as (
      select lot_id from points_lots where lot_id in (select lot_id from back) order by lot_id for update),
    lots as (
      update points_lots
      set used = used - back.points
      from locked join back using (lot_id)
      where points_lots.lot_id = back.lot_id)
    insert into ledger_entries ${entryColumns}
    ${holdLines({ holds: 'gone', lots: 'hold_lots' }, ['held', 'free'], 'void')}`.execute(trx)
}

const maxLapsed = 1000

/** Of a quote's hold: whether it has ended by the database's clock. */
export const hasLapsed = sql<boolean>`status = 'held' and expires_at <= now()`

/** The lapsed holds of a condition, for `voidHolds`. One that is being confirmed is left to that. */
export const areLapsed = (condition: RawBuilder<unknown>) => sql<boolean>`quote_id in (
  select quote_id from holds where ${hasLapsed} and (${condition})
  limit ${sql.lit(maxLapsed)} for update skip locked)`
