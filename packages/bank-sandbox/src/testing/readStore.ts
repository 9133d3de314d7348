import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import type { useBank } from './useBank.ts'

type Bank = ReturnType<typeof useBank>

/**
 * Reads a bank's database in plain SQL. The embedded one has one process, so that the bank ends first and starts again
 * after; sessions stay.
 */
export async function readStore<T>(bank: Bank, read: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const isEmbedded = bank.databaseUrl === ''
  if (isEmbedded) await bank.server?.end('SIGKILL') // at once: nothing answered is lost
  const dialect = isEmbedded
    ? new PGliteDialect({ pglite: () => PGlite.create(path.join(bank.dataDir, 'database')) })
    : new PostgresDialect({ pool: new Pool({ connectionString: bank.databaseUrl }) })
  const db = new Kysely<unknown>({ dialect })
  try {
    return await read(db)
  } finally {
    await db.destroy()
    if (isEmbedded) await bank.restart('SIGKILL')
  }
}

interface Place {
  table: string
  column: string
}

/** Columns of the bank's tables that a condition on `information_schema.columns` picks. */
export async function findColumns(db: Kysely<unknown>, condition: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and (${sql.raw(condition)}) order by 1, 2`.execute(db)
  return rows
}

/** Where a word stands, in whichever column that holds text: `table.column`. A part of a longer word is none. */
export async function findWord(db: Kysely<unknown>, word: string): Promise<string[]> {
  const places = await findColumns(db, `data_type in ('text', 'json', 'jsonb', 'character varying')`)
  const pattern = `(^|[^0-9A-Za-z-])${word}([^0-9A-Za-z-]|$)`
  const found: string[] = []
  for (const { table, column } of places) {
    const { rows } = await sql`
      select from ${sql.table(table)} where ${sql.ref(column)}::text ~ ${pattern} limit 1`.execute(db)
    if (rows.length) found.push(`${table}.${column}`)
  }
  return found
}
