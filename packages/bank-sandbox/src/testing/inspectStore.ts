import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import type { Tables } from '../db/tables.ts'
import type { useBank } from './useBank.ts'

/**
 * Works on the database of a bank from outside. The embedded one belongs to one process, so the bank is stopped
 * meanwhile.
 */
export async function inspectStore<T>(
  bank: ReturnType<typeof useBank>,
  act: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  if (bank.databaseUrl === '') await bank.server?.end('SIGTERM')
  const db = new Kysely<Tables>({
    dialect: bank.databaseUrl === '' ? embedded(bank.dataDir) : postgres(bank.databaseUrl),
  })
  try {
    return await act(db)
  } finally {
    await db.destroy()
    if (bank.databaseUrl === '') await bank.restart('SIGTERM')
  }
}

function embedded(dataDir: string) {
  const pglite = () => PGlite.create(path.join(dataDir, 'database'), { parsers: { [types.builtins.INT8]: Number } })
  return new PGliteDialect({ pglite })
}

function postgres(connectionString: string) {
  const getTypeParser = (oid: number) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid))
  return new PostgresDialect({ pool: new Pool({ connectionString, max: 1, types: { getTypeParser } }) })
}
