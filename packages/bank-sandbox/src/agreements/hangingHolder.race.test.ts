import { sql } from 'kysely'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { openDatabase } from '../db/openDatabase.ts'
import { transact } from '../db/transact.ts'
import { makeFolder } from '../testing/makeFolder.ts'
import { prepareHolds } from '../testing/prepareHolds.ts'
import { recount } from '../testing/recount.ts'
import { startPostgres } from '../testing/startPostgres.ts'
import { type HoldRequest, takeHold } from './holds.ts'

vi.setConfig({ testTimeout: 60_000 })

// The embedded database has one process and no such setting: who hangs in it hangs alone.
test('whoever hangs with the hot row is put out by the server, and the count is exact', async () => {
  const postgres = await startPostgres()
  const place = { databaseUrl: postgres.databaseUrl, dataDir: makeFolder(), restoreFile: null }
  const silent = pino({ enabled: false })
  // Only the one that hangs is put out so soon: the others wait for it, however slow the machine is.
  const bank = await openDatabase({ ...place, poolSize: 10, statementMs: 50_000 }, silent)
  const hanging = await openDatabase({ ...place, poolSize: 2, statementMs: 2500 }, silent)
  try {
    const [first, ...others] = await prepareHolds(bank.db, { campaignId: 'hot', pieces: 3, count: 8 })
    if (!first) throw new Error('eight were prepared')
    const isPutOut = Promise.withResolvers<void>()
    const hasRow = Promise.withResolvers<void>()
    const hung = hanging.db.transaction().execute(async (trx) => {
      await takeHold(trx, first)
      hasRow.resolve()
      await isPutOut.promise
      await sql`select`.execute(trx)
    })
    const ending = expect(hung).rejects.toThrow()
    await hasRow.promise
    const take = (hold: HoldRequest) =>
      transact(bank.db, (trx) => takeHold(trx, hold)).then(
        () => 'granted',
        (error: { code?: string }) => error.code,
      )
    const answers = await Promise.all(others.map(take)) // none of them gets by before the row is free
    isPutOut.resolve()
    await ending
    expect(answers.filter((answer) => answer === 'granted')).toHaveLength(3)
    expect(answers.filter((answer) => answer === 'sold-out')).toHaveLength(4)
    const { rows } = await sql`select from holds where quote_id = ${first.quoteId}`.execute(bank.db)
    expect(rows).toEqual([])
    expect(await recount(bank.db)).toEqual([])
    expect(await take(first)).toBe('sold-out')
  } finally {
    await hanging.close()
    await bank.close()
    await postgres.stop()
  }
})
