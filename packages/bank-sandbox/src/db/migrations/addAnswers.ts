import { type Kysely, sql } from 'kysely'

const now = sql`now()`

/** What the bank answers to complaints and applications, and the calls that viewers ask it for. */
export async function addAnswers(db: Kysely<unknown>) {
  await db.schema
    .alterTable('complaints')
    .addColumn('category', 'text', (c) => c.notNull().defaultTo('other'))
    .addColumn('answer', 'text')
    .addColumn('answered_at', 'timestamptz')
    .addColumn('closed_at', 'timestamptz')
    .execute()
  await db.schema.alterTable('complaints').dropConstraint('complaints_status').execute()
  await sql`
    alter table complaints
      add constraint complaints_status check (status in ('received', 'answered', 'closed')),
      add constraint complaints_category
        check (category in ('charges', 'goods', 'service', 'privacy', 'review', 'other'))`.execute(db)
  await db.schema
    .alterTable('applications')
    .addColumn('answer', 'text')
    .addColumn('answered_at', 'timestamptz')
    .execute()
  await createCallbacks(db)
}

async function createCallbacks(db: Kysely<unknown>) {
  await db.schema
    .createTable('callbacks')
    .addColumn('callback_id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull().defaultTo('requested'))
    .addColumn('day_part', 'text', (c) => c.notNull())
    .addColumn('day', 'date', (c) => c.notNull())
    .addColumn('from_at', 'timestamptz', (c) => c.notNull())
    .addColumn('until_at', 'timestamptz', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(now))
    .addCheckConstraint('callbacks_status', sql`status in ('requested', 'called', 'cancelled', 'missed')`)
    .addCheckConstraint('callbacks_day_part', sql`day_part in ('morning', 'afternoon', 'evening')`)
    .execute()
  // One open call-back per account, decided by the database.
  await db.schema
    .createIndex('callbacks_open')
    .unique()
    .on('callbacks')
    .column('account_id')
    .where(sql.ref('status'), '=', sql.lit('requested'))
    .execute()
  await db.schema.createIndex('callbacks_account').on('callbacks').columns(['account_id', 'created_at']).execute()
}
