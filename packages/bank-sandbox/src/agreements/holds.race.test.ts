import { PGlite } from '@electric-sql/pglite'
import { type Dialect, Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { BankError } from '../bankError.ts'
import { migrate } from '../db/migrate.ts'
import type { Tables } from '../db/tables.ts'
import { prepareHolds } from '../testing/prepareHolds.ts'
import { recount } from '../testing/recount.ts'
import { startPostgres } from '../testing/startPostgres.ts'
import { type HoldRequest, takeHold } from './holds.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

/** R-601; `OFFERDOCK_RACES=100` repeats each. */
const repetitions = Number(process.env.OFFERDOCK_RACES ?? 1)

const small = [
  { pieces: 1, demand: 500 },
  { pieces: 10, demand: 500 },
]
const large = { pieces: 1000, demand: 5000 }
const cases = [
  { store: 'embedded', poolSize: 1, sizes: [...small, large] },
  { store: 'PostgreSQL', poolSize: 1, sizes: small },
  { store: 'PostgreSQL', poolSize: 20, sizes: [...small, large] },
  { store: 'PostgreSQL', poolSize: 100, sizes: [{ pieces: 500, demand: 1000 }] },
]

const int8 = 20
types.setTypeParser(int8, Number)

describe.each(cases)('holds on the $store database with a pool of $poolSize', ({ store, poolSize, sizes }) => {
  let db: Kysely<Tables>
  let stop = async () => {}

  beforeAll(async () => {
    const postgres = store === 'PostgreSQL' ? await startPostgres() : null
    const dialect: Dialect = postgres
      ? new PostgresDialect({ pool: new Pool({ connectionString: postgres.databaseUrl, max: poolSize }) })
      : new PGliteDialect({ pglite: new PGlite({ parsers: { [int8]: Number } }) })
    db = new Kysely<Tables>({ dialect })
    stop = async () => postgres?.stop()
    await migrate(db)
  })
  afterAll(async () => {
    await db.destroy()
    await stop()
  })

  const take = (hold: HoldRequest) =>
    db
      .transaction()
      .execute((trx) => takeHold(trx, hold))
      .then(
        () => 'granted',
        (error: unknown) => (error instanceof BankError ? error.code : String(error)),
      )

  test.each(sizes)('give $demand at once exactly $pieces pieces', async ({ pieces, demand }) => {
    for (let round = 0; round < repetitions; round++) {
      const holds = await prepareHolds(db, { campaignId: `c-${pieces}-${round}`, pieces, count: demand })
      const answers = await Promise.all(holds.map(take))
      const counts = Object.groupBy(answers, (answer) => answer)
      expect(counts.granted).toHaveLength(pieces)
      expect(counts['sold-out']).toHaveLength(demand - pieces)
      expect(await recount(db)).toEqual([])
    }
  })
})
