import type { JWK } from 'jose'
import { type Kysely, sql } from 'kysely'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'
import { addKey, lockingKeys } from './receiptKey.ts'

/** How long caches may keep the published keys. */
export const jwksMaxAgeMs = 600_000

/** A published or former key, without its private part. */
export interface KeyRecord {
  kid: string
  /**
   * `waiting` is published and does not sign yet, `signing` is the one that does, `retired` is published for the life of
   * the receipts it signed, `ended` no longer, `withdrawn` was taken out at once.
   */
  state: 'waiting' | 'signing' | 'retired' | 'ended' | 'withdrawn'
  createdAt: Date
  signsFrom: Date
  /** Null while it is not known. */
  signsUntil: Date | null
  publishedUntil: Date | null
}

/** Every key the bank ever had, the oldest first. */
export async function listKeys(bank: Bank): Promise<KeyRecord[]> {
  return (await readKeys(bank.db, receiptLifeMs(bank))).map(({ publicJwk: _, ...record }) => record)
}

/** The key set that receipts are verified with: keys before their turn, the one whose turn it is, and those after it. */
export async function readJwks(bank: Bank): Promise<{ keys: JWK[] }> {
  const keys = await readKeys(bank.db, receiptLifeMs(bank))
  const published = keys.filter(({ state }) => state !== 'ended' && state !== 'withdrawn')
  return { keys: published.reverse().map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' })) }
}

/** Publishes a new key, which signs when every cache has it, or at once. Keys that sign no more lose their private part. */
export async function rotateKeys(bank: Bank, { immediately }: { immediately: boolean }): Promise<void> {
  await lockingKeys(bank.db, async (trx) => {
    await addKey(trx, immediately ? 0 : bank.keyLeadMs)
    const over = (await readKeys(trx, 0)).filter(({ state }) => state === 'ended').map(({ kid }) => kid)
    if (over.length) await trx.updateTable('receipt_keys').set({ private_jwk: null }).where('kid', 'in', over).execute()
  })
}

/** Takes a key out of the set at once; when it was the one that signs, the next one signs, or a new one. */
export async function withdrawKey(bank: Bank, kid: string): Promise<void> {
  await lockingKeys(bank.db, async (trx) => {
    const keys = await readKeys(trx, 0)
    const key = keys.find((known) => known.kid === kid)
    if (!key) throw new BankError('not-found')
    if (key.state === 'withdrawn') return
    await trx
      .updateTable('receipt_keys')
      .set({ withdrawn_at: sql<Date>`clock_timestamp()`, private_jwk: null })
      .where('kid', '=', kid)
      .execute()
    if (key.state !== 'signing') return
    const next = keys.find(({ state }) => state === 'waiting')
    if (!next) return addKey(trx, 0)
    await trx
      .updateTable('receipt_keys')
      .set({ signs_from: sql<Date>`clock_timestamp()` })
      .where('kid', '=', next.kid)
      .execute()
  })
}

type PublishedKey = KeyRecord & { publicJwk: JWK }

async function readKeys(db: Kysely<Tables>, lifeMs: number): Promise<PublishedKey[]> {
  const rows = await db
    .selectFrom('receipt_keys')
    .select(['kid', 'public_jwk', 'created_at', 'signs_from', 'withdrawn_at', sql<Date>`clock_timestamp()`.as('now')])
    .orderBy('signs_from')
    .orderBy('kid')
    .execute()
  return rows.map((row, i) => {
    const next = rows.slice(i + 1).find(({ withdrawn_at }) => withdrawn_at === null)
    const signsUntil = row.withdrawn_at ?? next?.signs_from ?? null
    const times = { signsFrom: row.signs_from, signsUntil, publishedUntil: addMs(signsUntil, lifeMs) }
    if (row.withdrawn_at) times.publishedUntil = row.withdrawn_at
    const state = row.withdrawn_at ? 'withdrawn' : stateAt(row.now, times)
    return { kid: row.kid, state, createdAt: row.created_at, ...times, publicJwk: JSON.parse(row.public_jwk) as JWK }
  })
}

function stateAt(now: Date, times: Pick<KeyRecord, 'signsFrom' | 'signsUntil' | 'publishedUntil'>) {
  if (times.signsFrom > now) return 'waiting'
  if (times.signsUntil === null || times.signsUntil > now) return 'signing'
  return times.publishedUntil && times.publishedUntil > now ? 'retired' : 'ended'
}

const addMs = (instant: Date | null, ms: number) => instant && new Date(instant.getTime() + ms)

const receiptToleranceMs = 3_600_000

/** The longest time to capture of any client, and an hour for clocks that go wrong. */
function receiptLifeMs({ seed }: Bank): number {
  const captureMs = [...seed.clients.values()].map(({ rules }) => rules.captureMs)
  return Math.max(...captureMs, 96 * 3_600_000) + receiptToleranceMs
}
