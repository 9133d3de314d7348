import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from './migrations.ts'
import type { Tables } from './tables.ts'

const provider = { getMigrations: async () => migrations }

/** Brings the tables up to date, or up to the migration `name`. Of several processes at once, one does it. */
export async function migrate(db: Kysely<Tables>, name?: string): Promise<void> {
  const migrator = new Migrator({ db, provider })
  const { error } = await (name === undefined ? migrator.migrateToLatest() : migrator.migrateTo(name))
  if (error) throw error
}

/** The migrations that the database has seen, in order. A newer bank may have added some that this one does not know. */
export async function findMigrations(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** Whether the tables are those that this bank works with. */
export async function isUpToDate(db: Kysely<Tables>): Promise<boolean> {
  const found = await findMigrations(db)
  return Object.keys(migrations).every((name) => found.includes(name))
}
