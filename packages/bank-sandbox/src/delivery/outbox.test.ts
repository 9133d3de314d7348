import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrations } from '../db/migrations.ts'
import type { Tables } from '../db/tables.ts'
import { pickDelayMs } from './backoff.ts'
import { leaseEvents, markDelivered, markFailed } from './outbox.ts'

const hourMs = 3_600_000
const claim = { clientId: 'pk', limit: 10, leaseMs: 15_000, retryMs: 72 * hourMs }
const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: () => PGlite.create() }) })

beforeAll(async () => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateTo('004-delivery')
  expect(error).toBeUndefined()
  // These events are of no agreement.
  await sql`alter table outbox drop constraint outbox_agreement_id_fkey`.execute(db)
}, 60_000)
beforeEach(() => db.deleteFrom('outbox').execute())
afterAll(() => db.destroy())

const add = (eventId: string, agreementId: string, sequence: number, clientId = 'pk') =>
  db
    .insertInto('outbox')
    .values({
      event_id: eventId,
      client_id: clientId,
      agreement_id: agreementId,
      sequence,
      type: 'agreement.reserved',
      body: '{}',
    })
    .execute()
const lease = async () => (await leaseEvents(db, claim)).sort((a, b) => (a.eventId < b.eventId ? -1 : 1))
const names = (events: { eventId: string }[]) => events.map(({ eventId }) => eventId)
const pass = (ms: number) =>
  sql`
    update outbox set due_at = due_at - ${ms} * interval '1 ms', give_up_at = give_up_at - ${ms} * interval '1 ms'
  `.execute(db)
/** Passes the time until the next event is due, and says how much. */
async function passUntilDue() {
  const { waitMs } = await db
    .selectFrom('outbox')
    .select(sql<number>`coalesce(ceil(extract(epoch from min(due_at) - now()) * 1000), 0)::integer`.as('waitMs'))
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow()
  const ms = Math.max(waitMs, 0)
  await pass(ms)
  return ms
}
const fail = async (delayMs = 0) => {
  for (const event of await lease()) await markFailed(db, event, { delayMs, reason: 'status 500' })
}
const read = (eventId: string) =>
  db.selectFrom('outbox').selectAll().where('event_id', '=', eventId).executeTakeFirstOrThrow()

test('an agreement’s next event is leased when the one before was taken; other agreements go on', async () => {
  await add('a1', 'a', 1)
  await add('a2', 'a', 2)
  await add('b1', 'b', 1)
  await add('c1', 'c', 1, 'pk_other')
  const first = await lease()
  expect(names(first)).toEqual(['a1', 'b1'])
  expect(names(await lease())).toEqual([])
  const [a1, b1] = first
  if (!a1 || !b1) throw new Error('two were leased')
  await markFailed(db, a1, { delayMs: 0, reason: 'status 500' })
  await markDelivered(db, b1)
  const again = await lease()
  expect(names(again)).toEqual(['a1'])
  for (const event of again) await markDelivered(db, event)
  expect(names(await lease())).toEqual(['a2'])
})

test('a lease ends by itself, and then the older attempt has nothing more to say', async () => {
  await add('a1', 'a', 1)
  const [lost] = await lease()
  await pass(10_000)
  expect(await lease()).toEqual([])
  await pass(5000)
  const [held] = await lease()
  if (!lost || !held) throw new Error('it was leased twice')
  expect(held.attempts).toBe(2)
  await markDelivered(db, lost)
  await markFailed(db, lost, { delayMs: 0, reason: 'late' })
  expect(await read('a1')).toMatchObject({ state: 'pending', last_failure: null })
  await markDelivered(db, held)
  expect((await read('a1')).state).toBe('delivered')
})

test('an endpoint that is down for a day gets everything when it is back, after few attempts', async () => {
  for (let i = 0; i < 5; i++) await add(`e${i}`, `agreement ${i}`, 1)
  for (let downMs = 0; downMs < 24 * hourMs; downMs += await passUntilDue()) {
    for (const event of await lease()) {
      await markFailed(db, event, { delayMs: pickDelayMs(event.attempts, 5000), reason: 'ECONNREFUSED' })
    }
  }
  let upMs = 0
  const isPending = () => db.selectFrom('outbox').select('state').where('state', '=', 'pending').executeTakeFirst()
  for (; await isPending(); upMs += await passUntilDue()) {
    for (const event of await lease()) await markDelivered(db, event)
  }
  expect(upMs).toBeLessThanOrEqual(hourMs)
  const rows = await db.selectFrom('outbox').select(['state', 'attempts']).execute()
  expect(rows.map(({ state }) => state)).toEqual(Array(5).fill('delivered'))
  const attempts = rows.reduce((sum, row) => sum + row.attempts, 0) / 5
  // Half an hour between two on average, and a dozen quick ones at the beginning.
  expect(attempts).toBeGreaterThan(30)
  expect(attempts).toBeLessThan(100)
}, 60_000)

test('an event that nobody took for 72 hours is dead, and does not hold up the next', async () => {
  await add('a1', 'a', 1)
  await fail()
  await add('a2', 'a', 2)
  await pass(72 * hourMs - 60_000)
  await fail(hourMs)
  expect((await read('a1')).state).toBe('pending')
  await pass(60_000) // the last attempt is at the end of the time, not an hour after the one before
  await fail()
  expect(await read('a1')).toMatchObject({ state: 'dead', attempts: 3, last_failure: 'status 500' })
  expect(names(await lease())).toEqual(['a2'])
})
