import type { Kysely } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, vi } from 'vitest'
import { openDatabase } from '../db/openDatabase.ts'
import type { Tables } from '../db/tables.ts'
import { copyDatabase } from './copyDatabase.ts'
import { makeFolder } from './makeFolder.ts'
import { startPostgres } from './startPostgres.ts'
import type { Store } from './useBank.ts'

// A first start makes a database, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const poolSize = 20

/** The bank's database without a bank, for the tests of a block; on PostgreSQL with twenty connections. */
export function useDatabase(store: Store): { readonly db: Kysely<Tables> } {
  const dataDir = makeFolder()
  const undo: (() => Promise<unknown>)[] = []
  let opened: Kysely<Tables> | null = null

  beforeAll(async () => {
    let databaseUrl: string | null = null
    if (store === 'PostgreSQL') {
      const postgres = await startPostgres()
      undo.push(postgres.stop)
      databaseUrl = postgres.databaseUrl
    } else await copyDatabase(dataDir)
    const place = { databaseUrl, dataDir, poolSize, statementMs: 30_000, restoreFile: null }
    const { db, close } = await openDatabase(place, pino({ enabled: false }))
    undo.unshift(close)
    opened = db
  })
  afterAll(async () => {
    for (const stop of undo) await stop()
  })
  return {
    get db() {
      if (!opened) throw new Error('the database is not open yet')
      return opened
    },
  }
}
