import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import type { Tables } from '../db/tables.ts'
import { recount } from './recount.ts'
import type { useBank } from './useBank.ts'

const { INT8 } = types.builtins

/**
 * Lets `use` at the tables of a bank, past its API; a `bigint` arrives as a number, as in the bank. The embedded database
 * has one opener, so its bank is stopped and started again around it; sessions stay.
 */
export async function withTables<Result>(
  bank: ReturnType<typeof useBank>,
  use: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  const isEmbedded = bank.databaseUrl === ''
  if (isEmbedded) await bank.server?.end('SIGTERM')
  try {
    return await readTables(bank, use)
  } finally {
    if (isEmbedded) await bank.restart('SIGTERM')
  }
}

/** Ends a bank for good and counts everything again: what does not add up. */
export async function endAndRecount(bank: ReturnType<typeof useBank>): Promise<string[]> {
  await bank.server?.end('SIGTERM')
  return readTables(bank, recount)
}

async function readTables<Result>(
  bank: ReturnType<typeof useBank>,
  use: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  const isEmbedded = bank.databaseUrl === ''
  const dialect = isEmbedded
    ? new PGliteDialect({
        pglite: () => PGlite.create(path.join(bank.dataDir, 'database'), { parsers: { [INT8]: Number } }),
      })
    : new PostgresDialect({ pool: createPool(bank.databaseUrl) })
  const db = new Kysely<Tables>({ dialect })
  try {
    return await use(db)
  } finally {
    await db.destroy()
  }
}

/** One whose connections may break, because a test kills them, without ending the test. */
function createPool(connectionString: string): Pool {
  const getTypeParser = (oid: number) => (oid === INT8 ? Number : types.getTypeParser(oid))
  const pool = new Pool({ connectionString, types: { getTypeParser } })
  pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
  return pool
}
