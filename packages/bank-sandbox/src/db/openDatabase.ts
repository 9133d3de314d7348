import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { type Dialect, Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool, types } from 'pg'
import type { Logger } from 'pino'
import { BankError } from '../bankError.ts'
import type { Config } from '../start/readEnv.ts'
import { migrations } from './migrations.ts'
import type { Tables } from './tables.ts'

const int8 = 20

/**
 * Opens PostgreSQL, or the embedded one in `dataDir`, and brings its tables up to date. On both, a `bigint` arrives as
 * a number: amounts end at 10^12.
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>, log: Logger) {
  const dialect = config.databaseUrl ? postgres(config.databaseUrl, log) : embedded(config.dataDir)
  const db = new Kysely<Tables>({ dialect })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
  } catch (cause) {
    await db.destroy()
    const name = config.databaseUrl ? 'DATABASE_URL' : 'DATA_DIR'
    throw new BankError('bank-error', `${name}: the database cannot be opened (${describe(cause)})`)
  }
  return { db, close: () => db.destroy() }
}

function postgres(connectionString: string, log: Logger): Dialect {
  const pool = new Pool({
    connectionString,
    // Ten: a hot row gets slower, not faster, with more connections in the queue for it.
    max: 10,
    connectionTimeoutMillis: 5000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid),
    },
  })
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'database connection lost'))
  return new PostgresDialect({ pool })
}

function embedded(dataDir: string): Dialect {
  const folder = path.join(dataDir, 'database')
  const pglite = () => {
    mkdirSync(folder, { recursive: true })
    return PGlite.create(folder, { parsers: { [int8]: Number } })
  }
  return new PGliteDialect({ pglite })
}

const describe = (cause: unknown) => {
  const errors = cause instanceof AggregateError ? cause.errors : [cause]
  return errors.map((error) => (error instanceof Error ? error.message : String(error))).join('; ')
}
