import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { call, makeOrder, readProblem } from '../testing/callBank.ts'
import { checkHistory } from '../testing/history/checkHistory.ts'
import { recordHistory } from '../testing/history/recordHistory.ts'
import { makeDist } from '../testing/makeDist.ts'
import { makeFolder } from '../testing/makeFolder.ts'
import { writeSeed } from '../testing/makeSeed.ts'
import { makeShow, show } from '../testing/makeShow.ts'
import { runLanes } from '../testing/runLanes.ts'
import { signInAll } from '../testing/signInAll.ts'
import { startServer } from '../testing/startServer.ts'
import { stores, useBank } from '../testing/useBank.ts'
import { endAndRecount, withTables } from '../testing/withTables.ts'

const viewerCount = 20
const quotas = { one: 1, ten: 10, hundred: 100, aborted: 20, stalled: 20 }
const sizes = [
  { campaign: 'one', pieces: quotas.one, demand: 40 },
  { campaign: 'ten', pieces: quotas.ten, demand: 80 },
  { campaign: 'hundred', pieces: quotas.hundred, demand: 200 },
]

describe.each(stores)('a quota on the %s database', (store) => {
  const seedFile = writeSeed(makeShow({ quotas, viewerCount }))
  const bank = useBank(store, { SEED: seedFile, LOG_LEVEL: 'error' })
  test.each(sizes)('gives $demand who ask at once exactly $pieces', async ({ campaign, pieces, demand }) => {
    const viewers = await signInAll(bank, viewerCount)
    const { history, hold } = recordHistory(bank, { [campaign]: pieces })
    const deals = await runLanes(Array(demand).keys(), demand, (i) => {
      const { viewer, token } = viewers[i % viewerCount] ?? { viewer: '', token: '' }
      return hold(viewer, token, campaign)
    })
    expect(deals.filter((deal) => deal !== null)).toHaveLength(pieces)
    expect(checkHistory(history)).toEqual([])
  })

  test('is exact again when the holds of those who hung up have expired', async () => {
    const viewers = await signInAll(bank, viewerCount)
    const { history, hold } = recordHistory(bank, { aborted: quotas.aborted })
    const ask = (i: number, isCut: boolean) => {
      const { viewer, token } = viewers[i % viewerCount] ?? { viewer: '', token: '' }
      const line = new AbortController()
      if (isCut) setImmediate(() => line.abort())
      return hold(viewer, token, 'aborted', { signal: line.signal })
    }
    await runLanes(Array(60).keys(), 30, (i) => ask(i, i % 5 === 0))
    expect(checkHistory(history)).toEqual([])
    await withTables(bank, (db) =>
      sql`update quotes set expires_at = now() - interval '1 second' where campaign_id = 'aborted'`.execute(db),
    )
    const deals = await runLanes(Array(40).keys(), 40, (i) => ask(i, false))
    expect(deals.filter((deal) => deal !== null)).toHaveLength(quotas.aborted)
  })

  // Only there can two banks work on one database, and a statement wait for another one.
  if (store === 'PostgreSQL') {
    test('loses nothing to the statements of a second bank that ran out of time', async () => {
      const place = { DATABASE_URL: bank.databaseUrl, DATA_DIR: makeFolder(), OFFERDOCK_DIST: makeDist() }
      const impatient = await startServer({ ...place, SEED: seedFile, STATEMENT_MS: '200', LOG_LEVEL: 'silent' })
      expect(impatient.stderr()).toBe('')
      expect(impatient.isReady).toBe(true)
      const viewers = await signInAll(bank, viewerCount)
      const ask = (origin: { origin: string }) =>
        runLanes(viewers, viewerCount, ({ viewer, token }) => recordHistory(origin, {}).hold(viewer, token, 'stalled'))
      await withTables(bank, (db) =>
        db.transaction().execute(async (trx) => {
          await sql`select from campaign_stock where campaign_id = 'stalled' for update`.execute(trx)
          const body = { ...makeOrder({ campaign: 'stalled' }), planId: show.planId }
          const late = await call(impatient.origin, 'POST /v1/quotes', { token: viewers[0]?.token ?? '', body })
          expect(readProblem(late).code).toBe('unavailable')
          expect(await ask(impatient)).toEqual(viewers.map(() => null))
        }),
      )
      const both = await Promise.all([impatient, bank].map(ask))
      await impatient.end('SIGTERM')
      expect(both.flat().filter((deal) => deal !== null)).toHaveLength(quotas.stalled)
    })
  }

  test('adds up when everything is counted again', async () => {
    expect(await endAndRecount(bank)).toEqual([])
  })
})
