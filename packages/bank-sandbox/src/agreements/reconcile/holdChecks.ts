import { sql } from 'kysely'
import type { Check } from './check.ts'

const booked = sql`
  select transfer_id,
    sum(amount) filter (where account like 'pieces:held:%') as pieces_held,
    sum(amount) filter (where account like 'pieces:used:%') as pieces_used,
    sum(amount) filter (where account like 'budget:held:%') as budget_held,
    sum(amount) filter (where account like 'budget:used:%') as budget_used,
    sum(amount) filter (where account like 'points:held:%') as points_held,
    sum(amount) filter (where account like 'points:used:%') as points_used
  from ledger_entries where agreement_id is null group by transfer_id`

const withLots = sql`
  select h.*, coalesce(lots.points, 0) as points,
    case when status in ('held', 'kept') then 1 else 0 end as is_held,
    case when status = 'posted' then 1 else 0 end as is_used
  from holds h left join (
    select quote_id, sum(points) as points from hold_lots group by quote_id) lots using (quote_id)`

/** Holds against the ledger, and against the quotes and agreements they belong to. */
export const holdChecks: readonly Check[] = [
  {
    kind: 'hold-entries',
    query: sql`
      select quote_id as id, 'the ledger does not show a hold that is ' || status as detail
      from (${withLots}) hold left join (${booked}) booked on transfer_id = quote_id
      where (coalesce(pieces_held, 0), coalesce(pieces_used, 0), coalesce(budget_held, 0), coalesce(budget_used, 0),
        coalesce(points_held, 0), coalesce(points_used, 0))
      is distinct from
        (pieces * is_held, pieces * is_used, cost_minor * is_held, cost_minor * is_used, points * is_held, points * is_used)`,
  },
  {
    kind: 'hold-state',
    query: sql`
      select quote_id as id, 'is ' || h.status || ', its agreement ' || coalesce(a.status, 'does not exist') as detail
      from holds h left join agreements a using (quote_id)
      where case
        when a.status is null then h.status not in ('held', 'voided')
        when a.status = 'reserved' then h.status <> 'kept'
        when a.status in ('captured', 'refunded') then h.status <> 'posted'
        else h.status <> 'voided' end`,
  },
  {
    kind: 'hold-missing',
    query: sql`
      select q.quote_id as id, 'the quote takes scarce things and holds none' as detail
      from quotes q left join holds h using (quote_id)
      where (q.points_used > 0 or q.campaign_id is not null) and h.quote_id is null`,
  },
  {
    kind: 'hold-points',
    query: sql`
      select quote_id as id, 'holds ' || points || ' points, the quote uses ' || q.points_used as detail
      from (${withLots}) hold join quotes q using (quote_id) where points <> q.points_used`,
  },
]
