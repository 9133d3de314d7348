import { dayIn } from '@offerdock/sdk/pricing'
import { sql } from 'kysely'
import type { Bank } from '../bank.ts'
import type { ViewerSession } from '../people/sessions.ts'
import { hasLapsed } from './voidHolds.ts'

/**
 * How many points a quote for the order could use now: what is free of the lots that are still alive on the bank's day,
 * and what that quote would first give back, because an older one of the viewer holds it for the same order or has lapsed.
 */
export async function readPointsBalance(
  { db }: Bank,
  { client, accountId, now }: ViewerSession,
  orderRef: string,
): Promise<number> {
  const today = dayIn(client.rules.timeZone, now.getTime())
  const { rows } = await sql<{ points: number }>`
    with given_back as (
      select lot_id, sum(hold_lots.points)::bigint as points
      from holds join hold_lots using (quote_id)
      where account_id = ${accountId}
        and (${hasLapsed} or (status = 'held' and client_id = ${client.clientId} and order_ref = ${orderRef}))
      group by lot_id)
    select coalesce(sum(lot.points - lot.used + coalesce(given_back.points, 0)), 0)::bigint as points
    from points_lots lot left join given_back using (lot_id)
    where account_id = ${accountId} and expires >= ${today}`.execute(db)
  return rows[0]?.points ?? 0
}
