import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import bankSandbox from '../../package.json' with { type: 'json' }

const cache = path.resolve(import.meta.dirname, '../../../../.cache')

/**
 * Gives a data folder an embedded database without any table. To make one takes seconds, to copy one does not; the
 * original is made by the first test that asks.
 */
export async function copyEmptyDatabase(dataDir: string): Promise<void> {
  const original = path.join(cache, `empty-database-${bankSandbox.dependencies['@electric-sql/pglite']}`)
  if (!existsSync(original)) await makeOriginal(original)
  cpSync(original, path.join(dataDir, 'database'), { recursive: true })
}

async function makeOriginal(original: string) {
  mkdirSync(cache, { recursive: true })
  const draft = mkdtempSync(path.join(cache, 'draft-'))
  const database = await PGlite.create(draft)
  await database.close()
  try {
    renameSync(draft, original)
  } catch {
    rmSync(draft, { recursive: true }) // another test was first
  }
}
