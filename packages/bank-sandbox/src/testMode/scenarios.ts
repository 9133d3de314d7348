import { setTimeout as wait } from 'node:timers/promises'
import type { Scenario } from '@offerdock/sdk/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** What a process knows of the scenarios is read again when it is so old, and waited for when it is twice as old. */
const freshMs = 400

/** No longer: an answer that needs no database must not wait for one that hangs. */
const patienceMs = 250

/** The scenario of every client that has one: at most a second old, without asking the database for each request. */
export function createScenarioCache(db: Kysely<Tables>, nowMs = () => performance.now()) {
  let known = new Map<string, Scenario>()
  let readAtMs = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | null = null
  const read = async () => {
    try {
      const rows = await db.selectFrom('scenarios').select(['client_id', 'scenario']).execute()
      known = new Map(rows.map(({ client_id, scenario }) => [client_id, scenario]))
    } catch {
      // The database is away: what was known goes on, and the calls that need it say so themselves.
    } finally {
      readAtMs = nowMs()
      reading = null
    }
  }
  const share = () => {
    reading ??= read()
    return reading
  }
  /** Reads once more, after the read that may have begun before a change. */
  const refresh = async () => {
    await reading
    await share()
  }
  const all = async () => {
    const ageMs = nowMs() - readAtMs
    if (ageMs > freshMs) {
      const shared = share()
      if (ageMs > 2 * freshMs) await Promise.race([shared, wait(patienceMs, undefined, { ref: false })])
    }
    return known
  }
  return { all, refresh }
}

export async function findScenario(db: Kysely<Tables>, clientId: string): Promise<Scenario | null> {
  const row = await db.selectFrom('scenarios').select('scenario').where('client_id', '=', clientId).executeTakeFirst()
  return row?.scenario ?? null
}

/** A scenario that is set, be it the same again, begins its chances anew. */
export async function setScenario(db: Kysely<Tables>, clientId: string, scenario: Scenario): Promise<void> {
  const row = { scenario: JSON.stringify(scenario), draws: 0 }
  await db
    .insertInto('scenarios')
    .values({ client_id: clientId, ...row })
    .onConflict((conflict) => conflict.column('client_id').doUpdateSet(row))
    .execute()
}

export async function endScenario(db: Kysely<Tables>, clientId: string): Promise<void> {
  await db.deleteFrom('scenarios').where('client_id', '=', clientId).execute()
}
