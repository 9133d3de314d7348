import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { type Dialect, Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import type { Logger } from 'pino'
import { BankError } from '../bankError.ts'
import type { Config } from '../start/readEnv.ts'
import { migrate } from './migrate.ts'
import { PreparingClient } from './preparingClient.ts'
import { restoreBackup } from './restoreBackup.ts'
import type { Tables } from './tables.ts'

const int8 = 20

type Place = Pick<Config, 'databaseUrl' | 'dataDir' | 'poolSize' | 'statementMs' | 'restoreFile'>

/**
 * Opens PostgreSQL, or the embedded one in `dataDir`, and brings its tables up to date. On both, a `bigint` arrives as
 * a number: amounts end at 10^12.
 */
export async function openDatabase(config: Place, log: Logger) {
  const pool = config.databaseUrl ? createPool(config.databaseUrl, config, log) : null
  const dialect = pool ? new PostgresDialect({ pool }) : embedded(config.dataDir)
  const db = new Kysely<Tables>({ dialect })
  try {
    if (config.restoreFile) await restoreBackup(db, config.restoreFile)
    await migrate(db)
  } catch (cause) {
    await db.destroy()
    if (cause instanceof BankError) throw cause
    const name = config.databaseUrl ? 'DATABASE_URL' : 'DATA_DIR'
    throw new BankError('bank-error', `${name}: the database cannot be opened (${describe(cause)})`)
  }
  const connections = () =>
    pool && { open: pool.totalCount, idle: pool.idleCount, max: config.poolSize, waiting: pool.waitingCount }
  return { db, connections, close: () => db.destroy() }
}

function createPool(connectionString: string, { poolSize, statementMs }: Place, log: Logger): Pool {
  const pool = new Pool({
    Client: PreparingClient,
    connectionString,
    // Ten unless told otherwise: a hot row gets slower, not faster, with more connections in the queue for it.
    max: poolSize,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    statement_timeout: statementMs,
    // Another bank may bring the tables up to date meanwhile, which this one waits for, but not for ever.
    lock_timeout: statementMs,
    // A bank that hangs in a transaction must not hold its locks against the others.
    idle_in_transaction_session_timeout: statementMs,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid),
    },
  })
  // A connection that breaks is replaced by the next query; without a listener it would end the process. The pool listens
  // while it is idle, and nobody between two statements of a transaction.
  const onLost = (error: Error) => log.warn({ reason: error.message }, 'database connection lost')
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
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
