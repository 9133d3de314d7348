import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'

/** A secret that signs a client's webhooks now. */
export interface WebhookSecret {
  secret: string
  createdAt: Date
  /** Null for the one that stays. */
  retiresAt: Date | null
}

const overlapMs = 24 * 3_600_000

/** The secrets in force, the newest first; a client that has none gets its first. */
export async function readSecrets(db: Kysely<Tables>, clientId: string): Promise<WebhookSecret[]> {
  const known = await findSecrets(db, clientId)
  if (known.length) return known
  await db
    .insertInto('webhook_secrets')
    .values({ client_id: clientId, version: 1, secret: makeSecret(), retires_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return findSecrets(db, clientId)
}

/** Makes a new secret. The older ones sign beside it for a day, or no longer when they are known to others. */
export async function rotateSecret(
  db: Kysely<Tables>,
  clientId: string,
  { immediately }: { immediately: boolean },
): Promise<WebhookSecret[]> {
  await readSecrets(db, clientId)
  return transact(db, async (trx) => {
    // Of two rotations the second waits here and sees the first.
    await trx.selectFrom('webhook_secrets').select('version').where('client_id', '=', clientId).forUpdate().execute()
    const keptMs = immediately ? 0 : overlapMs
    await trx
      .updateTable('webhook_secrets')
      .set({ retires_at: sql<Date>`least(retires_at, clock_timestamp() + ${keptMs} * interval '1 ms')` })
      .where('client_id', '=', clientId)
      .execute()
    await trx
      .insertInto('webhook_secrets')
      .columns(['client_id', 'version', 'secret'])
      .expression((db) =>
        db
          .selectFrom('webhook_secrets')
          .select(({ fn, val }) => [
            val(clientId).as('client_id'),
            sql<number>`${fn.max('version')} + 1`.as('version'),
            val(makeSecret()).as('secret'),
          ])
          .where('client_id', '=', clientId),
      )
      .execute()
    return findSecrets(trx, clientId)
  })
}

async function findSecrets(db: Kysely<Tables>, clientId: string): Promise<WebhookSecret[]> {
  const rows = await db
    .selectFrom('webhook_secrets')
    .select(['secret', 'created_at', 'retires_at'])
    .where('client_id', '=', clientId)
    .where((is) => is.or([is('retires_at', 'is', null), is('retires_at', '>', sql<Date>`clock_timestamp()`)]))
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ secret, created_at, retires_at }) => ({ secret, createdAt: created_at, retiresAt: retires_at }))
}

const makeSecret = () => `whsec_${randomBytes(32).toString('base64')}`
