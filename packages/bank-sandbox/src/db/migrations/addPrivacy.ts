import { type Kysely, sql } from 'kysely'

const now = sql`now()`

/** Consents with their history, what viewers ask of the bank, and the secret that ties pseudonyms to an account. */
export async function addPrivacy(db: Kysely<unknown>) {
  await createSecrets(db)
  await createConsents(db)
  await createRequests(db)
}

async function createSecrets(db: Kysely<unknown>) {
  await db.schema
    .createTable('account_secrets')
    .addColumn('account_id', 'text', (c) => c.primaryKey())
    .addColumn('secret', 'text', (c) => c.notNull())
    .execute()
}

async function createConsents(db: Kysely<unknown>) {
  await db.schema
    .createTable('consents')
    .addColumn('consent_id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('text_version', 'integer', (c) => c.notNull())
    .addColumn('record', 'jsonb', (c) => c.notNull())
    .addCheckConstraint('consents_purpose', sql`purpose in ('personalisation', 'sharing', 'behaviour')`)
    .execute()
  await db.schema
    .createIndex('consents_account')
    .on('consents')
    .columns(['account_id', 'client_id', 'purpose', 'consent_id'])
    .execute()
  await db.schema
    .createTable('consent_events')
    .addColumn('consent_id', 'text', (c) => c.notNull().references('consents.consent_id').onDelete('cascade'))
    .addColumn('state', 'text', (c) => c.notNull())
    // Not the start of the transaction: it may have waited for the account.
    .addColumn('at', 'timestamptz', (c) => c.notNull().defaultTo(sql`clock_timestamp()`))
    .addPrimaryKeyConstraint('consent_events_pkey', ['consent_id', 'state'])
    .addCheckConstraint('consent_events_state', sql`state in ('given', 'withdrawn', 'replaced')`)
    .execute()
  // A consent ends once.
  await db.schema
    .createIndex('consent_events_end')
    .unique()
    .on('consent_events')
    .column('consent_id')
    .where(sql.ref('state'), '<>', sql.lit('given'))
    .execute()
  await refuseUpdates(db)
}

/** What was consented to and when is written once; only the deletion of the account takes it away. */
async function refuseUpdates(db: Kysely<unknown>) {
  await sql`
    create function refuse_consent_update() returns trigger language plpgsql as
    $$ begin raise exception 'consents are written once'; end $$`.execute(db)
  for (const table of ['consents', 'consent_events']) {
    await sql`
      create trigger ${sql.ref(`${table}_written_once`)} before update on ${sql.table(table)}
      for each row execute function refuse_consent_update()`.execute(db)
  }
}

async function createRequests(db: Kysely<unknown>) {
  await db.schema
    .createTable('applications')
    .addColumn('application_id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull().defaultTo('received'))
    .addColumn('contact', 'jsonb', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .addCheckConstraint('applications_status', sql`status in ('received', 'approved', 'refused')`)
    .execute()
  // One open application per account, decided by the database.
  await db.schema
    .createIndex('applications_open')
    .unique()
    .on('applications')
    .column('account_id')
    .where(sql.ref('status'), '=', sql.lit('received'))
    .execute()
  await db.schema
    .createTable('feedback')
    .addColumn('feedback_id', 'text', (c) => c.primaryKey())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text')
    // Feedback without an account outlives the session that gave it.
    .addColumn('session_id', 'text', (c) => c.references('sessions.session_id').onDelete('set null'))
    .addColumn('score', 'integer', (c) => c.notNull().check(sql`score between 0 and 10`))
    .addColumn('comment', 'text')
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .execute()
  await db.schema.createIndex('feedback_account').on('feedback').columns(['account_id', 'created_at']).execute()
  await db.schema.createIndex('feedback_session').on('feedback').columns(['session_id', 'created_at']).execute()
  await db.schema
    .createTable('complaints')
    .addColumn('complaint_id', 'text', (c) => c.primaryKey())
    .addColumn('number', 'text', (c) => c.notNull().unique())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('agreement_id', 'text', (c) => c.references('agreements.agreement_id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('wished_outcome', 'text')
    .addColumn('contact', 'jsonb')
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull().defaultTo('received'))
    .addColumn('answer_by', 'date', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .addCheckConstraint('complaints_status', sql`status in ('received', 'answered')`)
    .execute()
  await db.schema.createIndex('complaints_account').on('complaints').columns(['account_id', 'created_at']).execute()
}
