import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import bankSandbox from '../../package.json' with { type: 'json' }

/** Of the checkout, for what may be deleted at any time. */
export const cacheDir = path.resolve(import.meta.dirname, '../../../../.cache')

/**
 * Gives a data folder an embedded database without any table. To make one takes seconds, to copy one does not; the
 * original is made by the first test that asks.
 */
export async function copyEmptyDatabase(dataDir: string): Promise<void> {
  const version = bankSandbox.dependencies['@electric-sql/pglite']
  await copyOriginal(`embedded-${version}`, path.join(dataDir, 'database'), async (folder) => {
    const database = await PGlite.create(folder)
    await database.close()
  })
}

/** Copies the folder of this name out of the cache; `make` fills it once. */
export async function copyOriginal(name: string, target: string, make: (folder: string) => Promise<void>) {
  const original = path.join(cacheDir, name)
  if (!existsSync(original)) {
    mkdirSync(cacheDir, { recursive: true })
    const draft = mkdtempSync(path.join(cacheDir, 'draft-'))
    await make(draft)
    try {
      renameSync(draft, original)
    } catch {
      rmSync(draft, { recursive: true }) // another test was first
    }
  }
  cpSync(original, target, { recursive: true })
}
