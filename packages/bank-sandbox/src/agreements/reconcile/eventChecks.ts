import { sql } from 'kysely'
import type { Check } from './check.ts'

/** Those from before there were events have no terms in their quote, and the first of their events is none of a confirm. */
const watched = sql`
  select a.* from agreements a join quotes q using (quote_id)
  where q.terms is not null or exists (
    select from outbox o where o.agreement_id = a.agreement_id and sequence = 1 and type = 'agreement.reserved')`

/** What happened to each agreement, one row for every event that there must be. `n` counts those of one type. */
const happened = sql`
  select agreement_id, type, 1 as n
  from (${watched}) agreement cross join lateral (values
    ('agreement.reserved', true),
    ('agreement.captured', status in ('captured', 'refunded')),
    ('agreement.released', status = 'released'),
    ('agreement.expired', status = 'expired')) fact (type, is_true)
  where is_true
  union all
  select agreement_id, 'agreement.refunded', row_number() over (partition by agreement_id)::int
  from refunds join (${watched}) agreement using (agreement_id)
  union all
  select agreement_id, 'agreement.withdrawal_requested', 1
  from agreement_withdrawals join (${watched}) agreement using (agreement_id)`

/** An abandon is the viewer's release. */
const told = sql`
  select event_id, agreement_id, type as told,
    case type when 'agreement.abandoned' then 'agreement.released' else type end as type,
    row_number() over (
      partition by agreement_id, case type when 'agreement.abandoned' then 'agreement.released' else type end
      order by sequence)::int as n
  from outbox join (select agreement_id from (${watched}) agreement) agreement using (agreement_id)`

/** Agreements against the outbox. */
export const eventChecks: readonly Check[] = [
  {
    kind: 'event-missing',
    query: sql`
      select happened.agreement_id as id, happened.type as detail
      from (${happened}) happened left join (${told}) told using (agreement_id, type, n) where event_id is null`,
  },
  {
    kind: 'event-extra',
    query: sql`
      select event_id as id, told as detail
      from (${told}) told left join (${happened}) happened using (agreement_id, type, n)
      where happened.agreement_id is null`,
  },
  {
    kind: 'event-sequence',
    query: sql`
      select agreement_id as id, 'has ' || count(*) || ' events up to number ' || max(sequence) as detail
      from outbox group by agreement_id having count(*) <> max(sequence)`,
  },
]
