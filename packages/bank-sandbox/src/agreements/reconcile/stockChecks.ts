import { sql } from 'kysely'
import type { Check } from './check.ts'

const live = sql`status <> 'voided'`

const heldStock = sql`
  select s.*, offer_id || '/' || campaign_id as id, coalesce(held.pieces, 0) as held_pieces,
    coalesce(held.cost_minor, 0) as held_cost
  from campaign_stock s left join (
    select offer_id, campaign_id, sum(pieces) as pieces, sum(cost_minor) as cost_minor from holds where ${live}
    group by offer_id, campaign_id) held using (offer_id, campaign_id)`

const freeOf = (prefix: string) => sql`
  select split_part(account, ':', 3) as id, sum(amount) as free
  from ledger_entries where account like ${`${prefix}:free:%`} group by account`

const freeStock = (prefix: string) => sql`
  select s.*, offer_id || '/' || campaign_id as id, coalesce(free, 0) as free
  from campaign_stock s left join (${freeOf(prefix)}) booked on booked.id = offer_id || '/' || campaign_id`

/** Counters of scarce things, against the holds that moved them and against the ledger. */
export const stockChecks: readonly Check[] = [
  {
    kind: 'pieces-counter',
    query: sql`
      select id, 'counts ' || pieces_used || ', holds have ' || held_pieces as detail
      from (${heldStock}) stock where pieces_used <> held_pieces`,
  },
  {
    kind: 'budget-counter',
    query: sql`
      select id, 'counts ' || budget_used_minor || ', holds have ' || held_cost as detail
      from (${heldStock}) stock where budget_used_minor <> held_cost`,
  },
  {
    kind: 'pieces-ledger',
    query: sql`
      select id, 'ledger has ' || free || ' free' as detail
      from (${freeStock('pieces')}) stock where free <> coalesce(pieces_total, 0) - pieces_used`,
  },
  {
    kind: 'budget-ledger',
    query: sql`
      select id, 'ledger has ' || free || ' free' as detail
      from (${freeStock('budget')}) stock where free <> coalesce(budget_total_minor, 0) - budget_used_minor`,
  },
  {
    kind: 'lot-counter',
    query: sql`
      select lot_id as id, 'counts ' || used || ', holds have ' || coalesce(held, 0) as detail
      from points_lots left join (
        select lot_id, sum(points) as held from hold_lots join holds using (quote_id) where ${live} group by lot_id
      ) lots using (lot_id)
      where used <> coalesce(held, 0)`,
  },
  {
    kind: 'lot-ledger',
    query: sql`
      select lot_id as id, 'ledger has ' || coalesce(free, 0) || ' free' as detail
      from points_lots left join (${freeOf('points')}) booked on booked.id = lot_id
      where coalesce(free, 0) <> points - used`,
  },
]
