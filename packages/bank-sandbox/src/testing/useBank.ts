import { afterAll, beforeAll, vi } from 'vitest'
import { copyDatabase } from './copyDatabase.ts'
import { makeDist } from './makeDist.ts'
import { makeFolder } from './makeFolder.ts'
import { makeSeed } from './makeSeed.ts'
import { startPostgres } from './startPostgres.ts'
import { type Server, startServer } from './startServer.ts'

/** Both databases, from one point of view. */
export const stores = ['embedded', 'PostgreSQL'] as const
export type Store = (typeof stores)[number]

// A first start makes a database, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

/**
 * A bank for the tests of a block; `restart` gives it a new process on the same data. `settings` are those of PostgreSQL,
 * where it must keep what it promised when it is killed itself.
 */
export function useBank(store: Store, env: Record<string, string> = {}, settings?: string[]) {
  const given: Record<string, string> = {
    DATA_DIR: makeFolder(),
    OFFERDOCK_DIST: makeDist(),
    SEED: makeSeed(),
    ...env,
  }
  const undo: (() => Promise<unknown>)[] = []
  const bank = { origin: '', databaseUrl: '', server: null as Server | null, restart, dataDir: given.DATA_DIR ?? '' }

  async function restart(signal: NodeJS.Signals) {
    await bank.server?.end(signal)
    await start()
  }
  async function start() {
    bank.server = await startServer(given)
    if (!bank.server.isReady) throw new Error(bank.server.stderr())
    bank.origin = bank.server.origin
  }

  beforeAll(async () => {
    if (store === 'PostgreSQL') {
      const postgres = await startPostgres(settings)
      undo.push(postgres.stop)
      given.DATABASE_URL = bank.databaseUrl = postgres.databaseUrl
    } else await copyDatabase(bank.dataDir)
    await start()
  })
  afterAll(async () => {
    await bank.server?.end('SIGTERM')
    for (const stop of undo) await stop()
  })
  return bank
}
