import { sql } from 'kysely'
import type { Check } from './check.ts'

const booked = sql`
  select transfer_id,
    sum(amount) filter (where account = 'owed:held') as owed,
    sum(amount) filter (where account = 'receivable') as receivable,
    sum(amount) filter (where account = 'points-cost') as points_cost,
    sum(amount) filter (where account = 'coupon-cost') as coupon_cost,
    sum(amount) filter (where account = 'commission') as commission,
    sum(amount) filter (where account like 'payable:%') as payable
  from ledger_entries where agreement_id is not null group by transfer_id`

const withState = sql`
  select *,
    case when status = 'reserved' then 1 else 0 end as is_owed,
    case when status in ('captured', 'refunded') then 1 else 0 end as is_due
  from agreements`

/** Agreements against the ledger, their quotes and their refunds. */
export const agreementChecks: readonly Check[] = [
  {
    kind: 'agreement-without-entries',
    query: sql`
      select agreement_id as id, 'the ledger does not know it' as detail
      from agreements left join (${booked}) booked on transfer_id = agreement_id
      where transfer_id is null and total_minor > 0`,
  },
  {
    kind: 'agreement-entries',
    query: sql`
      select agreement_id as id, 'the ledger has other amounts than an agreement that is ' || status as detail
      from (${withState}) agreement join (${booked}) booked on transfer_id = agreement_id
      where (coalesce(owed, 0), coalesce(receivable, 0), coalesce(points_cost, 0), coalesce(coupon_cost, 0),
        coalesce(commission, 0), coalesce(payable, 0))
      is distinct from (total_minor * is_owed, total_minor * is_due, points_minor * is_due, coupon_minor * is_due,
        commission_minor * is_due, -(order_minor + commission_minor) * is_due)`,
  },
  {
    kind: 'agreement-quote',
    query: sql`
      select a.agreement_id as id, 'says something else than its quote' as detail
      from agreements a join quotes q using (quote_id)
      where (a.client_id, a.order_ref, a.order_minor, a.points_minor, a.coupon_minor, a.financed_minor, a.total_minor,
        a.currency, a.plan_id)
      is distinct from (q.client_id, q.order_ref, q.order_minor, q.points_minor, q.coupon_minor, q.financed_minor,
        q.total_minor, q.currency, q.plan_id)`,
  },
  {
    kind: 'order-twice',
    query: sql`
      select id, 'its order has an older live agreement' as detail
      from (
        select agreement_id as id,
          row_number() over (partition by client_id, order_ref order by confirmed_at, agreement_id) as n
        from agreements
        where status in ('reserved', 'captured') or (status = 'refunded' and refunded_minor < order_minor)) live
      where n > 1`,
  },
  {
    kind: 'refund-sum',
    query: sql`
      select agreement_id as id, 'says ' || refunded_minor || ', its refunds are ' || coalesce(sum, 0) as detail
      from agreements left join (
        select agreement_id, sum(refund_minor) as sum from refunds group by agreement_id) made using (agreement_id)
      where refunded_minor <> coalesce(sum, 0)`,
  },
  {
    kind: 'refund-entries',
    query: sql`
      select refund_id as id, 'is ' || refund_minor || ', the ledger has ' || coalesce(payable + commission, 0) as detail
      from refunds left join (
        select transfer_id, payable, coalesce(commission, 0) as commission from (${booked}) line
      ) booked on transfer_id = refund_id
      where refund_minor <> coalesce(payable + commission, 0)`,
  },
]
