import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/** They read as of one instant, or have the database to themselves: none can be in another's way. */
const alone = [
  'agreements/reconcile.ts',
  'db/restoreBackup.ts',
  'db/takeBackup.ts',
  'people/privacy/exportAccount.ts',
  'people/requests/complaintRecord.ts',
]

test('whatever writes in a transaction is run again when another one was in its way', () => {
  const files = globSync('**/*.ts', { cwd: root }).filter((file) => !/\.test\.ts$|^testing\//.test(file))
  const own = files.filter((file) => /\.transaction\(\)/.test(readFileSync(path.join(root, file), 'utf8')))
  expect(own.sort()).toEqual([...alone, 'db/transact.ts'].sort())
})
