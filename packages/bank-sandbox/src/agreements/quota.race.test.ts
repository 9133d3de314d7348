import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { checkHistory } from '../testing/history/checkHistory.ts'
import { recordHistory } from '../testing/history/recordHistory.ts'
import { makeFolder } from '../testing/makeFolder.ts'
import { writeSeed } from '../testing/makeSeed.ts'
import { makeShow } from '../testing/makeShow.ts'
import { recount } from '../testing/recount.ts'
import { runLanes } from '../testing/runLanes.ts'
import { signInAll } from '../testing/signInAll.ts'
import { startServer } from '../testing/startServer.ts'
import { stores, useBank } from '../testing/useBank.ts'
import { withTables } from '../testing/withTables.ts'

const viewerCount = 10
const quotas = { one: 1, ten: 10, hundred: 100, aborted: 20 }
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

  test('adds up when everything is counted again', async () => {
    expect(await withTables(bank, recount)).toEqual([])
  })
})

describe('a quota of two banks on one PostgreSQL', () => {
  const pieces = 20
  const seedFile = writeSeed(makeShow({ quotas: { stalled: pieces }, viewerCount: pieces }))
  const bank = useBank('PostgreSQL', { SEED: seedFile, LOG_LEVEL: 'error' })

  test('loses nothing to statements that ran out of time', async () => {
    const impatient = await startServer({
      DATABASE_URL: bank.databaseUrl,
      DATA_DIR: makeFolder(),
      SEED: seedFile,
      STATEMENT_MS: '200',
      LOG_LEVEL: 'silent',
    })
    const viewers = await signInAll(bank, pieces)
    const ask = ({ hold }: ReturnType<typeof recordHistory>) =>
      runLanes(viewers, pieces, ({ viewer, token }) => hold(viewer, token, 'stalled'))
    const stalled = recordHistory(impatient, { stalled: pieces })
    await withTables(bank, (db) =>
      db.transaction().execute(async (trx) => {
        await sql`select from campaign_stock where campaign_id = 'stalled' for update`.execute(trx)
        expect(await ask(stalled)).toEqual(viewers.map(() => null))
      }),
    )
    const both = await Promise.all([impatient, bank].map((origin) => ask(recordHistory(origin, {}))))
    await impatient.end('SIGTERM')
    expect(both.flat().filter((deal) => deal !== null)).toHaveLength(pieces)
    expect(await withTables(bank, recount)).toEqual([])
  })
})
