import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import bankSandbox from '../../package.json' with { type: 'json' }
import { migrate } from '../db/migrate.ts'
import type { Tables } from '../db/tables.ts'
import { copyEmptyDatabase, copyOriginal } from './emptyDatabases.ts'

/**
 * Gives a data folder an embedded database as a bank leaves it that has only made its tables, which takes a second. The
 * original is made by the first test that asks since a migration was changed.
 */
export async function copyDatabase(dataDir: string): Promise<void> {
  await copyOriginal(`embedded-${hashMigrations()}`, dataDir, async (folder) => {
    await copyEmptyDatabase(folder)
    const dialect = new PGliteDialect({ pglite: () => PGlite.create(path.join(folder, 'database')) })
    const db = new Kysely<Tables>({ dialect })
    await migrate(db)
    await db.destroy()
  })
}

/** What the tables come from: the migrations, by their text, and the database by its version. */
function hashMigrations(): string {
  const hash = createHash('sha256').update(bankSandbox.dependencies['@electric-sql/pglite'])
  const folder = path.resolve(import.meta.dirname, '../db/migrations')
  const files = readdirSync(folder).sort()
  for (const file of [`${folder}.ts`, ...files.map((name) => path.join(folder, name))]) {
    hash.update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}
