import { sql } from 'kysely'
import type { Check } from './check.ts'

/** What happened to each agreement, one row for every event that there must be. `n` counts those of one type. */
const happened = sql`
  select agreement_id, type, 1 as n
  from agreements cross join lateral (values
    ('agreement.reserved', true),
    ('agreement.captured', status in ('captured', 'refunded')),
    ('agreement.expired', status = 'expired')) fact (type, is_true)
  where is_true and terms is not null
  union all
  select agreement_id, 'agreement.released', 1 from agreements where status = 'released' and terms is not null
  union all
  select agreement_id, 'agreement.refunded', row_number() over (partition by agreement_id)::int from refunds`

/** An abandon is the viewer's release. */
const told = sql`
  select event_id, agreement_id, type as told,
    case type when 'agreement.abandoned' then 'agreement.released' else type end as type,
    row_number() over (
      partition by agreement_id, case type when 'agreement.abandoned' then 'agreement.released' else type end
      order by sequence)::int as n
  from outbox`

/** Agreements against the outbox. Those from before there were events have none. */
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
