import { sql } from 'kysely'

type Place = 'free' | 'held' | 'used'

/** Where the holds and their lots stand: a table, or a part of the same statement. */
interface Source {
  holds: string
  lots: string
}

/** Of `ledger_entries`, in the order of `holdLines`. */
export const entryColumns = sql`(transfer_id, account, unit, amount, phase, quote_id)`

/**
 * The ledger lines that move all that holds have taken from one place to another, as a query for `insert into
 * ledger_entries`. A hold's quote names its transfer.
 */
export function holdLines({ holds, lots }: Source, [from, to]: [Place, Place], phase: 'pending' | 'post' | 'void') {
  const held = sql.table(holds)
  const side = sql`(values (${sql.lit(from)}, -1), (${sql.lit(to)}, 1)) side (place, sign)`
  return sql`
    select quote_id, account, unit, amount::bigint, ${sql.lit(phase)}, quote_id
    from (
      select h.quote_id, 'pieces:' || place || ':' || h.offer_id || '/' || h.campaign_id as account, 'pieces' as unit,
        sign * h.pieces as amount
      from ${held} h cross join ${side}
      union all
      select h.quote_id, 'budget:' || place || ':' || h.offer_id || '/' || h.campaign_id, h.currency,
        sign * h.cost_minor
      from ${held} h cross join ${side}
      union all
      select h.quote_id, 'points:' || place || ':' || l.lot_id, 'points', sign * l.points
      from ${held} h join ${sql.table(lots)} l on l.quote_id = h.quote_id cross join ${side}
    ) line
    where amount <> 0`
}
