import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { migrations } from '../migrations.ts'

test('stored answers of the first version keep their owner', { timeout: 60_000 }, async () => {
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite: () => PGlite.create() }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  expect((await migrator.migrateTo('001-first-path')).error).toBeUndefined()
  await sql`insert into sessions values ('s', 'hash', 'pk', 'dai', now())`.execute(db)
  await sql`
    insert into quotes values
      ('q', 'gone', 'pk', 'ling', 'ord', 1, 0, 1, 1, 'CNY', null, null, null, '', '', 0, now(), now())`.execute(db)
  await sql`
    insert into agreements values
      ('a', 'confirmed', 'q', 'pk', 'ling', 'reserved', 'ord', 1, 0, 1, 1, 'CNY', null, '', now(), now())`.execute(db)
  for (const [key, session] of [
    ['confirmed', 'gone'],
    ['declined', 's'],
    ['orphan', 'gone'],
  ]) {
    await sql`insert into answers values (${key}, ${session}, 'hash', 'answer')`.execute(db)
  }
  expect((await migrator.migrateTo('002-bind-to-accounts')).error).toBeUndefined()
  const { rows } = await sql`
    select conversion_id, client_id, account_id, answer from answers order by conversion_id`.execute(db)
  expect(rows).toEqual([
    { conversion_id: 'confirmed', client_id: 'pk', account_id: 'ling', answer: 'answer' },
    { conversion_id: 'declined', client_id: 'pk', account_id: 'dai', answer: 'answer' },
  ])
  await db.destroy()
})
