import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Kysely, sql, type Transaction } from 'kysely'
import { findTables, type TableShape } from './findTables.ts'
import { findMigrations } from './migrate.ts'
import type { Tables } from './tables.ts'

export const backupFormat = 'offerdock-backup-1'

const rowsAtOnce = 1000

/**
 * Writes all rows of one instant into a new file, as JSON lines in gzip: a heading, `{ table }` before the rows of each
 * table, and `{ rows }` as the last line, without which the file is not whole. The database itself writes and reads the
 * rows, so that no value passes through a number of JavaScript. Gives how many rows there are.
 */
export async function takeBackup(db: Kysely<Tables>, file: string): Promise<{ rows: number }> {
  const count = { rows: 0 }
  await db.transaction().execute(async (trx) => {
    // Said here, because the dialect of the embedded database does not.
    await sql`set transaction isolation level repeatable read, read only`.execute(trx)
    // The receipt keys are in it: for nobody but the bank.
    const handle = await open(file, 'wx', 0o600)
    await pipeline(Readable.from(writeLines(trx, count)), createGzip(), handle.createWriteStream({ flush: true }))
  })
  return count
}

async function* writeLines(trx: Transaction<Tables>, count: { rows: number }) {
  const tables = await findTables(trx)
  const { rows } = await sql<{ at: string }>`select to_jsonb(now()) #>> '{}' as at`.execute(trx)
  yield toLine({ format: backupFormat, takenAt: rows[0]?.at, migrations: await findMigrations(trx), tables })
  for (const table of tables) {
    yield toLine({ table: table.name })
    for await (const batch of readRows(trx, table)) {
      count.rows += batch.length
      yield batch.map((row) => `${row}\n`).join('')
    }
  }
  yield toLine(count)
}

async function* readRows(trx: Transaction<Tables>, { name, keys }: TableShape) {
  // By the key, so that a row that another row of the table points to comes first: keys grow with time.
  const order = keys.length ? sql` order by ${sql.join(keys.map((key) => sql.ref(key)))}` : sql``
  await sql`declare backup no scroll cursor for
    select to_jsonb(r)::text as row from ${sql.table(name)} r${order}`.execute(trx)
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(rowsAtOnce)} from backup`.execute(trx)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await sql`close backup`.execute(trx)
}

const toLine = (value: unknown) => `${JSON.stringify(value)}\n`
