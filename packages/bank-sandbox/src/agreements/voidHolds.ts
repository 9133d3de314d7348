import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { entryColumns, holdLines } from './holdLines.ts'

/** Gives back what the holds of a condition have taken; one that is posted or voided has nothing to give. */
export async function voidHolds(trx: Transaction<Tables>, condition: RawBuilder<unknown>): Promise<void> {
  await sql`
    with gone as (
      update holds set status = 'voided' where status in ('held', 'kept') and ${condition} returning *),
    stock as (
      update campaign_stock
      set pieces_used = pieces_used - back.pieces, budget_used_minor = budget_used_minor - back.cost_minor
      from (select offer_id, campaign_id, sum(pieces)::bigint as pieces, sum(cost_minor)::bigint as cost_minor
        from gone where campaign_id is not null group by offer_id, campaign_id) back
      where campaign_stock.offer_id = back.offer_id and campaign_stock.campaign_id = back.campaign_id),
    lots as (
      update points_lots
      set used = used - back.points
      from (select lot_id, sum(points)::bigint as points from gone join hold_lots using (quote_id) group by lot_id) back
      where points_lots.lot_id = back.lot_id)
    insert into ledger_entries ${entryColumns}
    ${holdLines({ holds: 'gone', lots: 'hold_lots' }, ['held', 'free'], 'void')}`.execute(trx)
}

/** Voids the quotes' holds that have ended by the database's clock. One that is being confirmed is left to that. */
export const voidLapsed = (trx: Transaction<Tables>, condition: RawBuilder<unknown>) =>
  voidHolds(
    trx,
    sql`quote_id in (
      select quote_id from holds where status = 'held' and expires_at <= now() and ${condition}
      limit ${sql.lit(maxLapsed)} for update skip locked)`,
  )

const maxLapsed = 1000
