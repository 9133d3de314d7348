import { sql } from 'kysely'
import type { Check } from './check.ts'

/** The ledger against itself. */
export const ledgerChecks: readonly Check[] = [
  {
    kind: 'transfer-unbalanced',
    query: sql`
      select transfer_id as id, unit || ' off by ' || sum(amount) as detail
      from ledger_entries group by transfer_id, unit having sum(amount) <> 0`,
  },
  {
    kind: 'transfer-resolved-twice',
    query: sql`
      select transfer_id as id, 'both posted and voided' as detail
      from ledger_entries where phase <> 'pending' group by transfer_id having count(distinct phase) > 1`,
  },
  {
    kind: 'transfer-unknown',
    query: sql`
      select transfer_id as id, 'of no hold, agreement, refund or issue' as detail
      from ledger_entries
      where not exists (select from holds where quote_id = transfer_id)
        and not exists (select from agreements where agreements.agreement_id = transfer_id)
        and not exists (select from refunds where refund_id = transfer_id)
      group by transfer_id
      having not bool_or(account like '%:issued%')`,
  },
]
