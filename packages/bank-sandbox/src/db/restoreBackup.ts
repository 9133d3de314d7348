import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Kysely, sql, type Transaction } from 'kysely'
import * as z from 'zod'
import { BankError } from '../bankError.ts'
import { findTables, type TableShape } from './findTables.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import type { Tables } from './tables.ts'
import { backupFormat } from './takeBackup.ts'

const name = z.string().regex(/^[a-z_0-9]+$/)

const headingSchema = z.object({
  format: z.literal(backupFormat),
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.object({
      name,
      columns: z.array(name),
      keys: z.array(name),
      sequences: z.array(z.object({ column: name, last: z.string().regex(/^\d+$/).nullable() })),
    }),
  ),
})

const rowsAtOnce = 500

/**
 * Fills an empty database from a file of `takeBackup`: first the tables as they were then, next all rows in one
 * transaction, so that the database has all of them or none. What the bank has learnt since is for `migrate`.
 */
export async function restoreBackup(db: Kysely<Tables>, file: string): Promise<void> {
  const tables = sql<{ found: string | null }>`select to_regclass('kysely_migration')::text as found`
  if ((await tables.execute(db)).rows[0]?.found) {
    throw new BankError(
      'bank-error',
      'RESTORE: the database holds a bank already; give a new, empty one, or unset RESTORE',
    )
  }
  try {
    const lines = readLines(file)
    const heading = headingSchema.parse(JSON.parse((await lines.next()).value ?? ''))
    const unknown = heading.migrations.find((migration) => !(migration in migrations))
    if (unknown) throw new Error(`it is of a newer bank, which knows ${unknown}`)
    await migrate(db, heading.migrations.at(-1))
    await db.transaction().execute(async (trx) => {
      await setTriggers(trx, 'disable')
      await emptyTables(trx)
      await loadRows(trx, heading.tables, lines)
      for (const table of heading.tables) await continueSequences(trx, table)
      await setTriggers(trx, 'enable')
    })
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? 'its heading is malformed' : (cause as Error).message
    throw new BankError('bank-error', `RESTORE: ${file} cannot be restored (${reason}); the database is of no use now`)
  }
}

/**
 * A rule of one statement, such as that the lines of a transfer stand in one, held when the rows were written; they are
 * not written in the same statements again. References and checks of rows hold now too.
 */
async function setTriggers(trx: Transaction<Tables>, act: 'enable' | 'disable') {
  for (const { name } of await findTables(trx)) {
    await sql`alter table ${sql.table(name)} ${sql.raw(act)} trigger user`.execute(trx)
  }
}

/** A migration may have put rows in; they come with the backup. */
async function emptyTables(trx: Transaction<Tables>) {
  for (const table of await findTables(trx)) await sql`truncate table ${sql.table(table.name)} cascade`.execute(trx)
}

async function loadRows(trx: Transaction<Tables>, tables: TableShape[], lines: AsyncGenerator<string>) {
  let table: TableShape | undefined
  let batch: string[] = []
  let count = 0
  const flush = async () => {
    if (table && batch.length) await insertRows(trx, table, batch)
    count += batch.length
    batch = []
  }
  for await (const line of lines) {
    const [, nextTable] = /^\{"table":"(\w+)"\}$/.exec(line) ?? []
    const [, total] = /^\{"rows":(\d+)\}$/.exec(line) ?? []
    if (nextTable || total) await flush()
    if (total) {
      if (Number(total) !== count) throw new Error('rows are missing')
      return
    }
    if (nextTable) table = tables.find(({ name }) => name === nextTable)
    else batch.push(line)
    if (batch.length === rowsAtOnce) await flush()
  }
  throw new Error('its end is missing')
}

async function insertRows(trx: Transaction<Tables>, { name, columns }: TableShape, rows: string[]) {
  const list = sql.join(columns.map((column) => sql.ref(column)))
  await sql`
    insert into ${sql.table(name)} (${list}) overriding system value
    select ${list} from jsonb_populate_recordset(null::${sql.table(name)}, ${`[${rows.join(',')}]`}::jsonb)`.execute(
    trx,
  )
}

async function continueSequences(trx: Transaction<Tables>, { name, sequences }: TableShape) {
  for (const { column, last } of sequences) {
    if (last !== null)
      await sql`select setval(pg_get_serial_sequence(${name}, ${column}), ${last}::bigint)`.execute(trx)
  }
}

async function* readLines(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip()
  const copied = pipeline(createReadStream(file), unzipped)
  // Heard of at the end of the lines; without a listener now, a missing file would end the process.
  copied.catch(() => {})
  yield* createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })
  await copied
}
