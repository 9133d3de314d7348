import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** A table as a backup needs to know it. */
export interface TableShape {
  name: string
  /** Those that are stored, not computed. */
  columns: string[]
  /** Of the primary key. */
  keys: string[]
  /** Columns that a sequence fills, with the number it gave last; null when it gave none. */
  sequences: { column: string; last: string | null }[]
}

/** Left out of backups: the migrations have their own line, and nobody misses a bucket of a rate limit. */
const isSkipped = /^kysely_migration|^rate_buckets$/

/** The tables of the bank, each after those it refers to. */
export async function findTables(db: Kysely<Tables>): Promise<TableShape[]> {
  const { rows } = await sql<TableShape & { refers: string[] }>`
    select c.relname as name,
      (select coalesce(json_agg(a.attname order by a.attnum), '[]') from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(a.attname order by array_position(i.indkey::smallint[], a.attnum)), '[]')
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as keys,
      (select coalesce(json_agg(json_build_object('column', a.attname, 'last', (
          select s.last_value::text from pg_sequences s
          where format('%I.%I', s.schemaname, s.sequencename) = pg_get_serial_sequence(c.relname::text, a.attname::text)
        ))), '[]')
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and pg_get_serial_sequence(c.relname::text, a.attname::text) is not null) as sequences,
      (select coalesce(json_agg(r.relname), '[]') from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and r.oid <> c.oid) as refers
    from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' order by c.relname`.execute(
    db,
  )
  const waiting = rows.filter(({ name }) => !isSkipped.test(name))
  const sorted: TableShape[] = []
  while (waiting.length) {
    const next = waiting.findIndex(({ refers }) => refers.every((other) => !waiting.some(({ name }) => name === other)))
    const [found] = waiting.splice(Math.max(next, 0), 1)
    if (found) sorted.push({ name: found.name, columns: found.columns, keys: found.keys, sequences: found.sequences })
  }
  return sorted
}
