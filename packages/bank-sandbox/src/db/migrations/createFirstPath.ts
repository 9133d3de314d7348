import { type Kysely, sql } from 'kysely'

const now = sql`now()`
const maxMinor = 1_000_000_000_000

/** What one purchase needs, from the session to the signed agreement. */
export async function createFirstPath(db: Kysely<unknown>) {
  await createPeople(db)
  await createQuotes(db)
  await createAgreements(db)
  await createKeys(db)
}

async function createPeople(db: Kysely<unknown>) {
  await db.schema
    .createTable('sessions')
    .addColumn('session_id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('sign_ins')
    .addColumn('sign_in_id', 'bigint', (c) => c.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('request_id', 'text', (c) => c.notNull().unique())
    .addColumn('session_id', 'text', (c) => c.notNull().references('sessions.session_id').onDelete('cascade'))
    .addColumn('host_origin', 'text', (c) => c.notNull())
    .addColumn('order_ref', 'text', (c) => c.notNull())
    .addColumn('order_minor', 'bigint', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('match_code', 'text', (c) => c.notNull())
    .addColumn('wrong_codes', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('status', 'text', (c) => c.notNull().defaultTo('pending'))
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .addCheckConstraint('sign_ins_status', sql`status in ('pending', 'done', 'ended')`)
    .execute()
  await db.schema.createIndex('sign_ins_session').on('sign_ins').columns(['session_id', 'sign_in_id']).execute()
}

async function createQuotes(db: Kysely<unknown>) {
  await db.schema
    .createTable('quotes')
    .addColumn('quote_id', 'text', (c) => c.primaryKey())
    // No reference: a quote outlives the session that asked for it.
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('order_ref', 'text', (c) => c.notNull())
    .addColumn('order_minor', 'bigint', (c) => c.notNull())
    .addColumn('points_minor', 'bigint', (c) => c.notNull())
    .addColumn('financed_minor', 'bigint', (c) => c.notNull())
    .addColumn('total_minor', 'bigint', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('category', 'text')
    .addColumn('plan_id', 'text')
    .addColumn('plan', 'jsonb')
    .addColumn('disclosure', 'text', (c) => c.notNull())
    .addColumn('disclosure_hash', 'text', (c) => c.notNull())
    .addColumn('reading_ms', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .addCheckConstraint('quotes_amounts', amountsCheck)
    .execute()
}

const amountsCheck = sql`least(order_minor, points_minor, financed_minor, total_minor) >= 0
  and greatest(order_minor, points_minor, financed_minor, total_minor) <= ${sql.lit(maxMinor)}`

async function createAgreements(db: Kysely<unknown>) {
  await db.schema
    .createTable('agreements')
    .addColumn('agreement_id', 'text', (c) => c.primaryKey())
    .addColumn('conversion_id', 'text', (c) => c.notNull().unique())
    .addColumn('quote_id', 'text', (c) => c.notNull().unique().references('quotes.quote_id'))
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('order_ref', 'text', (c) => c.notNull())
    .addColumn('order_minor', 'bigint', (c) => c.notNull())
    .addColumn('points_minor', 'bigint', (c) => c.notNull())
    .addColumn('financed_minor', 'bigint', (c) => c.notNull())
    .addColumn('total_minor', 'bigint', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('plan_id', 'text')
    .addColumn('receipt', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'timestamptz', (c) => c.notNull())
    .addColumn('capture_before', 'timestamptz', (c) => c.notNull())
    .addColumn('captured_at', 'timestamptz')
    .addCheckConstraint('agreements_status', sql`status in ('reserved', 'captured', 'expired')`)
    .addCheckConstraint('agreements_captured', sql`(status = 'captured') = (captured_at is not null)`)
    .addCheckConstraint('agreements_amounts', amountsCheck)
    .execute()
  // One live agreement per order, decided by the database and by nothing else.
  await db.schema
    .createIndex('agreements_live_order')
    .unique()
    .on('agreements')
    .columns(['client_id', 'order_ref'])
    .where(sql.ref('status'), 'in', [sql.lit('reserved'), sql.lit('captured')])
    .execute()
  await db.schema
    .createTable('answers')
    .addColumn('conversion_id', 'text', (c) => c.primaryKey())
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('request_hash', 'text', (c) => c.notNull())
    .addColumn('answer', 'text')
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .execute()
}

async function createKeys(db: Kysely<unknown>) {
  await db.schema
    .createTable('receipt_keys')
    .addColumn('kid', 'text', (c) => c.primaryKey())
    .addColumn('private_jwk', 'text', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .execute()
  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()
}
