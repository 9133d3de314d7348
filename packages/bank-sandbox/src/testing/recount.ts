import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** Counts everything again in plain SQL; what does not add up, in words. */
export async function recount(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ finding: string }>`
    select 'transfer ' || transfer_id || ' sums to ' || sum(amount) || ' ' || unit as finding
    from ledger_entries group by transfer_id, unit having sum(amount) <> 0
    union all
    select 'campaign ' || campaign_id || ' counts ' || pieces_used || ' of ' || pieces_total || ', holds take ' || taken
    from (
      select s.campaign_id, pieces_used, pieces_total, coalesce(sum(h.pieces), 0) as taken
      from campaign_stock s left join holds h
        on h.offer_id = s.offer_id and h.campaign_id = s.campaign_id and h.status <> 'voided'
      group by s.offer_id, s.campaign_id) counted
    where pieces_used <> taken or pieces_used > pieces_total
    union all
    select 'order ' || order_ref || ' has ' || count(*) || ' live agreements'
    from agreements
    where status in ('reserved', 'captured') or (status = 'refunded' and refunded_minor < order_minor)
    group by client_id, order_ref having count(*) > 1
    union all
    select 'agreement ' || agreement_id || ' is ' || a.status || ', its hold ' || h.status
    from agreements a join holds h using (quote_id)
    where h.status <> case
      when a.status = 'reserved' then 'kept' when a.status in ('captured', 'refunded') then 'posted' else 'voided' end
    union all
    select 'ledger has ' || sum(amount) || ' pieces of ' || campaign_id || ' in use, holds ' || max(pieces_used)
    from campaign_stock s join ledger_entries
      on account in ('pieces:held:' || offer_id || '/' || campaign_id, 'pieces:used:' || offer_id || '/' || campaign_id)
    group by offer_id, campaign_id having sum(amount) <> max(pieces_used)`.execute(db)
  return rows.map(({ finding }) => finding)
}
