import type { KillSwitchRequest } from '@offerdock/sdk/contract'
import { type Kysely, sql } from 'kysely'
import { BankError } from '../../bankError.ts'
import type { Tables } from '../../db/tables.ts'
import type { CampaignClaim } from '../campaigns.ts'

type Scope = KillSwitchRequest['scope']

/** Nobody knows when an operator will be sure; this is how long a client waits before it asks again. */
const retryAfterMs = 60_000

/** Stops a scope at once; one that is stopped keeps its time and takes the new reason. */
export async function throwKillSwitch(db: Kysely<Tables>, request: KillSwitchRequest): Promise<void> {
  const { scope, reason } = request
  await db
    .insertInto('kill_switches')
    .values({ scope, id: toId(request), reason })
    .onConflict((conflict) => conflict.columns(['scope', 'id']).doUpdateSet({ reason }))
    .execute()
}

/** Lets a scope go on; one that was not stopped is a `not-found`. */
export async function liftKillSwitch(db: Kysely<Tables>, target: { scope: Scope; id?: string }): Promise<void> {
  const lifted = await db
    .deleteFrom('kill_switches')
    .where('scope', '=', target.scope)
    .where('id', '=', toId(target))
    .returning('scope')
    .executeTakeFirst()
  if (!lifted) throw new BankError('not-found')
}

export async function listKillSwitches(db: Kysely<Tables>) {
  const rows = await db.selectFrom('kill_switches').selectAll().orderBy('since').execute()
  return rows.map(({ scope, id, reason, since }) => ({
    scope,
    ...(scope !== 'bank' && { id }),
    reason,
    since: since.toISOString(),
  }))
}

/** The widest scope that is stopped for this client and campaign, or null. */
export async function readKillSwitch(db: Kysely<Tables>, clientId: string, campaignId: string | null) {
  const { rows } = await sql<{ killed: Scope | null }>`
    select (
      select scope from kill_switches
      where scope = 'bank' or (scope = 'client' and id = ${clientId}) or (scope = 'campaign' and id = ${campaignId})
      order by array_position(array['bank', 'client', 'campaign'], scope) limit 1
    ) as killed`.execute(db)
  const [read] = rows
  if (!read) throw new Error('a query without a table gives one row')
  return read
}

/**
 * The order as it may be offered and quoted now: without its campaign when that is stopped. Throws `unavailable` while
 * the bank or the client is. It asks the database each time, so every process obeys at once.
 */
export async function obeyKillSwitch<Order extends CampaignClaim>(
  db: Kysely<Tables>,
  clientId: string,
  order: Order,
): Promise<Order> {
  const { killed } = await readKillSwitch(db, clientId, order.campaign ?? null)
  if (killed === null) return order
  if (killed === 'campaign') return { ...order, campaign: undefined }
  throw new BankError('unavailable', undefined, { retryAfterMs })
}

/** The bank has no id of its own; the empty one keeps the primary key whole. */
const toId = (target: { scope: Scope; id?: string }) => target.id ?? ''
