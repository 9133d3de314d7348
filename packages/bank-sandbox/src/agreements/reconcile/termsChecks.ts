import { sql } from 'kysely'
import type { Check } from './check.ts'

/** What the plan that refunds go by comes to, the payments already made included. */
const bound = sql`
  select agreement_id, total_minor,
    (plan ->> 'chargeAtDrawdownMinor')::bigint + (
      select coalesce(sum((payment ->> 'totalMinor')::bigint), 0) from jsonb_array_elements(plan -> 'payments') payment
    ) as plan_minor
  from agreements cross join lateral (select terms -> 'purchase' -> 'plan' as plan) running
  where jsonb_typeof(plan) = 'object'`

const refunded = sql`
  select refunds.agreement_id, sum(amount) as receivable
  from refunds join ledger_entries on transfer_id = refund_id
  where account = 'receivable' group by refunds.agreement_id`

/** Agreements and what refunds have booked against the terms that were bound with the price. */
export const termsChecks: readonly Check[] = [
  {
    kind: 'agreement-terms',
    query: sql`
      select agreement_id as id,
        'owes ' || total_minor + coalesce(receivable, 0) || ', its plan comes to ' || plan_minor as detail
      from (${bound}) bound left join (${refunded}) refunded using (agreement_id)
      where total_minor + coalesce(receivable, 0) <> plan_minor`,
  },
]
