import { type Kysely, sql } from 'kysely'

/** What QA has switched on for a test client, and the token buckets that all processes share. */
export async function addTestMode(db: Kysely<unknown>) {
  await db.schema
    .createTable('scenarios')
    .addColumn('client_id', 'text', (c) => c.primaryKey())
    .addColumn('scenario', 'jsonb', (c) => c.notNull())
    // How many chances were drawn: with the seed it decides the next one, in whichever process.
    .addColumn('draws', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('set_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .execute()
  await db.schema
    .createTable('rate_buckets')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('tokens', 'double precision', (c) => c.notNull())
    .addColumn('wait_ms', 'integer', (c) => c.notNull())
    .addColumn('filled_at', 'timestamptz', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('rate_buckets_filled_at').on('rate_buckets').column('filled_at').execute()
}
