import { PGlite } from '@electric-sql/pglite'
import { type Dialect, Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { BankError } from '../bankError.ts'
import { migrate } from '../db/migrate.ts'
import type { Tables } from '../db/tables.ts'
import { prepareHolds } from '../testing/prepareHolds.ts'
import { recount } from '../testing/recount.ts'
import { startPostgres } from '../testing/startPostgres.ts'
import { stores } from '../testing/useBank.ts'
import { type HoldRequest, takeHold } from './holds.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

/** `OFFERDOCK_RACES=100` repeats each race. */
const repetitions = Number(process.env.OFFERDOCK_RACES ?? 1)

/** The embedded database does one transaction after another: a larger crowd would only wait longer. */
const cases = [
  { store: 'embedded', poolSize: 1, pieces: 1, demand: 100 },
  { store: 'embedded', poolSize: 1, pieces: 100, demand: 500 },
  { store: 'PostgreSQL', poolSize: 1, pieces: 10, demand: 100 },
  { store: 'PostgreSQL', poolSize: 20, pieces: 1, demand: 500 },
  { store: 'PostgreSQL', poolSize: 20, pieces: 10, demand: 500 },
  { store: 'PostgreSQL', poolSize: 20, pieces: 1000, demand: 5000 },
  { store: 'PostgreSQL', poolSize: 100, pieces: 300, demand: 600 },
] as const

/** Room for the largest pool and those who look on. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=120']
const int8 = 20
types.setTypeParser(int8, Number)

const open = (dialect: Dialect) => new Kysely<Tables>({ dialect })
const connect = (connectionString: string, max: number) =>
  open(new PostgresDialect({ pool: new Pool({ connectionString, max }) }))

describe.each(stores)('holds on the %s database', (store) => {
  let db: Kysely<Tables>
  let databaseUrl = ''

  beforeAll(async () => {
    const postgres = store === 'PostgreSQL' ? await startPostgres(settings) : null
    databaseUrl = postgres?.databaseUrl ?? ''
    db = postgres
      ? connect(databaseUrl, 1)
      : open(new PGliteDialect({ pglite: new PGlite({ parsers: { [int8]: Number } }) }))
    await migrate(db)
    return async () => {
      await db.destroy()
      await postgres?.stop()
    }
  })

  const own = cases.filter((each) => each.store === store)
  test.each(own)('give $demand at once exactly $pieces pieces, with a pool of $poolSize', async (each) => {
    const { poolSize, pieces, demand } = each
    const pool = databaseUrl ? connect(databaseUrl, poolSize) : db
    if (pool !== db) onTestFinished(() => pool.destroy())
    for (let round = 0; round < repetitions; round++) {
      const campaignId = `c-${poolSize}-${pieces}-${round}`
      const holds = await prepareHolds(db, { campaignId, pieces, count: demand })
      const counts = Object.groupBy(await Promise.all(holds.map((hold) => take(pool, hold))), (answer) => answer)
      expect(counts.granted).toHaveLength(pieces)
      expect(counts['sold-out']).toHaveLength(demand - pieces)
      expect(await recount(db)).toEqual([])
    }
  })
})

const take = (db: Kysely<Tables>, hold: HoldRequest) =>
  db
    .transaction()
    .execute((trx) => takeHold(trx, hold))
    .then(
      () => 'granted',
      (error: unknown) => (error instanceof BankError ? error.code : String(error)),
    )
