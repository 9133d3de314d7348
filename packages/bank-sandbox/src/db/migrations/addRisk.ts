import { type Kysely, sql } from 'kysely'

const now = sql`now()`

/** The floor under every confirm: kill switches, what was agreed for whom, why it refused, and alarms. */
export async function addRisk(db: Kysely<unknown>) {
  await db.schema
    .createTable('kill_switches')
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('since', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .addPrimaryKeyConstraint('kill_switches_key', ['scope', 'id'])
    .addCheckConstraint('kill_switches_scope', sql`scope in ('bank', 'client', 'campaign')`)
    .addCheckConstraint('kill_switches_id', sql`(scope = 'bank') = (id = '')`)
    .execute()
  await createCounters(db)
  await createRecords(db)
}

async function createCounters(db: Kysely<unknown>) {
  await db.schema
    .createTable('risk_subjects')
    .addColumn('subject', 'text', (c) => c.primaryKey())
    .addColumn('day', 'date', (c) => c.notNull())
    .addColumn('agreements', 'bigint', (c) => c.notNull())
    .addColumn('total_minor', 'bigint', (c) => c.notNull())
    .addColumn('refill_ms', 'bigint', (c) => c.notNull())
    .addColumn('full_at', 'timestamptz', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('campaign_uses')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('campaign_id', 'text', (c) => c.notNull())
    .addColumn('quote_id', 'text', (c) => c.notNull().references('quotes.quote_id'))
    .addPrimaryKeyConstraint('campaign_uses_key', ['subject', 'campaign_id', 'quote_id'])
    .execute()
}

async function createRecords(db: Kysely<unknown>) {
  await db.schema
    .createTable('risk_decisions')
    .addColumn('decision_id', 'bigint', (c) => c.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('quote_id', 'text', (c) => c.notNull())
    .addColumn('conversion_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('campaign_id', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('seen', 'jsonb', (c) => c.notNull())
    .addColumn('decided_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .execute()
  await db.schema
    .createTable('risk_alarms')
    .addColumn('alarm_id', 'bigint', (c) => c.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('campaign_id', 'text', (c) => c.notNull())
    .addColumn('minute', 'timestamptz', (c) => c.notNull())
    .addColumn('agreements', 'bigint', (c) => c.notNull())
    .addColumn('expected_per_minute', 'bigint', (c) => c.notNull())
    .addColumn('raised_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .addUniqueConstraint('risk_alarms_minute', ['client_id', 'campaign_id', 'minute'])
    .execute()
  // The alarm looks at the last minute only.
  await db.schema.createIndex('agreements_confirmed_at').on('agreements').column('confirmed_at').execute()
}
