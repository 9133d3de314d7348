import type { ConversionReport } from '@offerdock/sdk/contract'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'

type Row = Omit<ConversionReport['clients'][number], 'clientId'> & { client_id: string; now: Date }

/**
 * What became of the conversions of each client, in one statement and so in one snapshot. An agreement without its event is in
 * `confirmed` alone: the sum then shows what is missing.
 */
export async function countConversions(db: Kysely<Tables>, clientIds: string[]): Promise<ConversionReport> {
  const { rows } = await sql<Row>`
    select client_id, now() as now,
      count(agreement_id)::int as confirmed,
      (count(*) filter (where state = 'delivered'))::int as delivered,
      (count(*) filter (where state = 'pending'))::int as pending,
      (count(*) filter (where state = 'dead'))::int as dead,
      (count(*) filter (where status = 'reserved'))::int as waiting,
      (count(*) filter (where status in ('captured', 'refunded')))::int as captured,
      (count(*) filter (where status in ('released', 'expired')))::int as ended
    from unnest(${clientIds}::text[]) as asked (client_id)
    left join agreements using (client_id)
    left join (select agreement_id, state from outbox where type = 'agreement.reserved') event using (agreement_id)
    group by client_id
    order by client_id`.execute(db)
  const clients = rows.map(({ client_id: clientId, now: _, ...counts }) => ({ clientId, ...counts }))
  return { at: (rows[0]?.now ?? new Date()).toISOString(), clients }
}
