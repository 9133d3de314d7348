import { type Kysely, sql } from 'kysely'

const now = sql`now()`

/** The outbox with its webhook secrets, answers for the platform's keys too, and receipt keys that take turns. */
export async function addDelivery(db: Kysely<unknown>) {
  await createOutbox(db)
  await createWebhookSecrets(db)
  await widenAnswers(db)
  await letKeysTakeTurns(db)
}

async function createOutbox(db: Kysely<unknown>) {
  await db.schema
    .createTable('outbox')
    .addColumn('event_id', 'text', (c) => c.primaryKey())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('agreement_id', 'text', (c) => c.notNull().references('agreements.agreement_id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('pending'))
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('due_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .addColumn('give_up_at', 'timestamptz')
    .addColumn('lease_id', 'text')
    .addColumn('last_failure', 'text')
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .addColumn('delivered_at', 'timestamptz')
    .addUniqueConstraint('outbox_sequence', ['agreement_id', 'sequence'])
    .addCheckConstraint('outbox_state', sql`state in ('pending', 'delivered', 'dead')`)
    .addCheckConstraint('outbox_delivered', sql`(state = 'delivered') = (delivered_at is not null)`)
    .execute()
  await db.schema
    .createIndex('outbox_pending')
    .on('outbox')
    .columns(['client_id', 'due_at'])
    .where(sql.ref('state'), '=', sql.lit('pending'))
    .execute()
  await db.schema
    .createIndex('outbox_dead')
    .on('outbox')
    .columns(['client_id', 'event_id'])
    .where(sql.ref('state'), '=', sql.lit('dead'))
    .execute()
}

async function createWebhookSecrets(db: Kysely<unknown>) {
  await db.schema
    .createTable('webhook_secrets')
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .addColumn('retires_at', 'timestamptz')
    .addPrimaryKeyConstraint('webhook_secrets_key', ['client_id', 'version'])
    .execute()
}

/** A confirm's key is the same for everybody; a platform's is only its own. Each has its scope. */
async function widenAnswers(db: Kysely<unknown>) {
  await sql`alter table answers rename column conversion_id to idempotency_key`.execute(db)
  await sql`
    alter table answers
      add column scope text not null default 'confirm',
      alter column account_id drop not null,
      drop constraint answers_pkey,
      add constraint answers_key primary key (scope, idempotency_key)`.execute(db)
  await sql`alter table answers alter column scope drop default`.execute(db)
}

/** When a key begins to sign, and the end of one that cannot be trusted. */
async function letKeysTakeTurns(db: Kysely<unknown>) {
  await sql`
    alter table receipt_keys
      add column public_jwk text,
      add column signs_from timestamptz,
      add column withdrawn_at timestamptz,
      alter column private_jwk drop not null`.execute(db)
  await sql`
    update receipt_keys set signs_from = created_at, public_jwk = json_build_object(
      'kty', private_jwk::json ->> 'kty', 'crv', private_jwk::json ->> 'crv', 'x', private_jwk::json ->> 'x')::text
  `.execute(db)
  await sql`
    alter table receipt_keys
      alter column public_jwk set not null,
      alter column signs_from set not null,
      add constraint receipt_keys_withdrawn check (withdrawn_at is null or private_jwk is null)`.execute(db)
}
