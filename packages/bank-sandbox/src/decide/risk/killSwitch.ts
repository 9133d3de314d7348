import type { KillSwitchRequest } from '@offerdock/sdk/contract'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { BankError } from '../../bankError.ts'
import type { Tables } from '../../db/tables.ts'
import type { CampaignClaim } from '../campaigns.ts'

export type Scope = KillSwitchRequest['scope']

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

/** The widest scope that is stopped for this client and campaign, or null; for a statement that asks for more. */
export const killedScope = (clientId: string, campaignId: string | RawBuilder<unknown> | null) => sql<Scope | null>`(
  select scope from kill_switches
  where scope = 'bank' or (scope = 'client' and id = ${clientId}) or (scope = 'campaign' and id = ${campaignId})
  order by array_position(array['bank', 'client', 'campaign'], scope) limit 1)`

/**
 * The order as it may be offered and quoted with this scope stopped: without its campaign when that is. Throws
 * `unavailable` while the bank or the client is.
 */
export function obeyKillSwitch<Order extends CampaignClaim>(killed: Scope | null, order: Order): Order {
  if (killed === null) return order
  if (killed === 'campaign') return { ...order, campaign: undefined }
  throw new BankError('unavailable', undefined, { retryAfterMs })
}

/** The bank has no id of its own; the empty one keeps the primary key whole. */
const toId = (target: { scope: Scope; id?: string }) => target.id ?? ''
