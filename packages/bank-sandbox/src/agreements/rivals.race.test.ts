import { sql, type Transaction } from 'kysely'
import { pino } from 'pino'
import { describe, expect, test, vi } from 'vitest'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { prepareHolds } from '../testing/prepareHolds.ts'
import { recount } from '../testing/recount.ts'
import { useDatabase } from '../testing/useDatabase.ts'
import { answerOnce } from './answerOnce.ts'
import { giveBackExpired } from './giveBackExpired.ts'
import { type HoldRequest, takeHold } from './holds.ts'
import { lockCampaigns } from './locks.ts'
import { sweep } from './startSweeper.ts'
import { areLapsed, giveBack, voidHolds } from './voidHolds.ts'

/** Two transactions at a time, in an order that a test decides; the embedded database has one at a time. */
describe('rivals on the PostgreSQL database', () => {
  const bank = useDatabase('PostgreSQL')
  const silent = pino({ enabled: false })

  /** Begins a transaction that ends when the test says so. */
  async function begin(act: (trx: Transaction<Tables>) => Promise<unknown>) {
    const done = Promise.withResolvers<void>()
    const acted = Promise.withResolvers<void>()
    const ended = bank.db.transaction().execute(async (trx) => {
      await act(trx).finally(acted.resolve)
      await done.promise
    })
    await Promise.race([acted.promise, ended])
    return () => {
      done.resolve()
      return ended
    }
  }
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'granted',
      (error: unknown) => (error instanceof BankError ? error.code : String(error)),
    )
  const take = (hold: HoldRequest) => codeOf(transact(bank.db, (trx) => takeHold(trx, hold)))
  const countWaiting = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted`.execute(bank.db)).rows[0]?.n
  const waitForRival = (type: string) =>
    vi.waitUntil(
      async () =>
        (await sql`select from pg_locks where not granted and locktype = ${type}`.execute(bank.db)).rows.length > 0,
      { timeout: 30_000 },
    )
  const lapse = (quoteId: string) =>
    sql`update quotes set expires_at = now() - interval '1 second' where quote_id = ${quoteId}`.execute(bank.db)
  async function prepare(campaignId: string, pieces: number) {
    const [first, second, third] = await prepareHolds(bank.db, { campaignId, pieces, count: 3 })
    if (!first || !second || !third) throw new Error('three were asked for')
    return { first, second, third }
  }

  test('nothing is sold out beside a viewer’s give-back that is not committed', async () => {
    const { first, second } = await prepare('beside', 1)
    expect(await take(first)).toBe('granted')
    await lapse(first.quoteId)
    const commit = await begin((trx) => giveBack(trx, sql`account_id = ${first.accountId}`))
    let answer = ''
    const asked = take(second).then((code) => {
      answer = code
    })
    await vi.waitUntil(async () => answer !== '' || (await countWaiting()), { timeout: 30_000 })
    await commit()
    await asked
    expect(answer).toBe('granted')
    expect(await recount(bank.db)).toEqual([])
  })

  test('a quote that finds nothing left does not stand in the way of who gives back', async () => {
    const { first, second, third } = await prepare('way', 2)
    expect(await take(first)).toBe('granted')
    await lapse(first.quoteId)
    const ofCampaign = sql`campaign_id = 'way'`
    let sweepOn = async () => {}
    const endSweep = await begin(async (trx) => {
      await lockCampaigns(trx, ofCampaign)
      sweepOn = () => voidHolds(trx, areLapsed(ofCampaign))
    })
    const commitSecond = await begin((trx) => takeHold(trx, second))
    // Waits for the second one’s row, in which one piece is left until that commits, and then for the sweep.
    const asked = codeOf(bank.db.transaction().execute((trx) => takeHold(trx, third)))
    await waitForRival('transactionid')
    await commitSecond()
    await waitForRival('advisory')
    await sweepOn()
    await endSweep()
    expect(await asked).toBe('granted')
    expect(await recount(bank.db)).toEqual([])
  })

  test('a campaign that cannot be swept keeps no other one from it', async () => {
    const names = ['sweep-1', 'sweep-2', 'sweep-3']
    for (const name of names) {
      const { first } = await prepare(name, 1)
      expect(await take(first)).toBe('granted')
      await lapse(first.quoteId)
    }
    await sql`update campaign_stock set pieces_used = 0 where campaign_id = 'sweep-2'`.execute(bank.db)
    await sweep({ db: bank.db, log: silent })
    const { rows } = await sql<{ campaign_id: string }>`
      select campaign_id from holds where status = 'held' and campaign_id like 'sweep-%'`.execute(bank.db)
    expect(rows).toEqual([{ campaign_id: 'sweep-2' }])
    await sql`update campaign_stock set pieces_used = 1 where campaign_id = 'sweep-2'`.execute(bank.db)
    await sweep({ db: bank.db, log: silent })
    expect(await recount(bank.db)).toEqual([])
  })

  test('a transaction that is in another one’s way runs again', async () => {
    const { first, second } = await prepare('again', 2)
    const lock = (trx: Transaction<Tables>, { quoteId }: HoldRequest) =>
      sql`select from quotes where quote_id = ${quoteId} for update`.execute(trx)
    const bothLocked = Promise.withResolvers<void>()
    let locked = 0
    const cross = (one: HoldRequest, other: HoldRequest) =>
      transact(bank.db, async (trx) => {
        await lock(trx, one)
        if (++locked === 2) bothLocked.resolve()
        await bothLocked.promise
        await lock(trx, other)
      })
    await Promise.all([cross(first, second), cross(second, first)])
    expect(locked).toBeGreaterThan(2) // the database may call off either, or one after the other
  })

  test('a key that is being answered is in flight, at once, and then has its answer', async () => {
    const keyed = { key: 'k', call: 'capture', clientId: 'pk', accountId: null, request: ['a'] }
    const isAnswered = Promise.withResolvers<string>()
    const hasBegun = Promise.withResolvers<void>()
    const first = answerOnce(bank.db, keyed, () => {
      hasBegun.resolve()
      return isAnswered.promise
    })
    await hasBegun.promise
    const second = answerOnce(bank.db, keyed, async () => 'twice')
    await expect(second).rejects.toMatchObject({ code: 'in-flight', facts: { retryAfterMs: 1000 } })
    isAnswered.resolve('once')
    expect(await first).toBe('once')
    expect(await answerOnce(bank.db, keyed, async () => 'twice')).toBe('once')
  })

  test('a viewer waits for no more than ten ends of other viewers’ agreements', async () => {
    const holds = await prepareHolds(bank.db, { campaignId: 'many', pieces: 12, count: 12 })
    for (const hold of holds) expect(await take(hold)).toBe('granted')
    await sql`
      insert into agreements (agreement_id, conversion_id, quote_id, client_id, account_id, status, order_ref,
        order_minor, points_minor, financed_minor, total_minor, currency, receipt, confirmed_at, capture_before)
      select quote_id, quote_id, quote_id, client_id, account_id, 'reserved', order_ref,
        order_minor, points_minor, financed_minor, total_minor, currency, '', now(), now()
      from quotes where campaign_id = 'many'`.execute(bank.db)
    await sql`update holds set status = 'kept', expires_at = now() where campaign_id = 'many'`.execute(bank.db)
    const end = () => transact(bank.db, (trx) => giveBackExpired(trx, { offerId: 'show', campaignId: 'many' }, 10))
    const countEnds = async () =>
      (await sql`select from outbox where type = 'agreement.expired' and agreement_id like 'many-%'`.execute(bank.db))
        .rows.length
    await end()
    expect(await countEnds()).toBe(10)
    await end()
    expect(await countEnds()).toBe(12)
    expect(await recount(bank.db)).toEqual([])
  })
})
