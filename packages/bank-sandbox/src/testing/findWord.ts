import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'

interface Place {
  table: string
  column: string
}

/** Columns of the bank's tables that a condition on `information_schema.columns` picks. */
export async function findColumns(db: Kysely<Tables>, condition: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and (${sql.raw(condition)}) order by 1, 2`.execute(db)
  return rows
}

/** Where a word stands, in whichever column that holds text: `table.column`. A part of a longer word is none. */
export async function findWord(db: Kysely<Tables>, word: string): Promise<string[]> {
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
