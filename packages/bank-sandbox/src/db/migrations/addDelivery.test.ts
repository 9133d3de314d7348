import { PGlite } from '@electric-sql/pglite'
import { exportJWK, generateKeyPair } from 'jose'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { migrations } from '../migrations.ts'

test('keys and answers of the versions before go on', { timeout: 60_000 }, async () => {
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite: () => PGlite.create() }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  expect((await migrator.migrateTo('002-bind-to-accounts')).error).toBeUndefined()
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const jwk = await exportJWK(privateKey)
  await sql`insert into receipt_keys values ('kid', ${JSON.stringify(jwk)}, '2026-01-01T00:00:00Z')`.execute(db)
  await sql`
    insert into answers (conversion_id, client_id, account_id, request_hash, answer)
    values ('key', 'pk', 'ling', 'hash', 'answer')`.execute(db)
  expect((await migrator.migrateTo('004-delivery')).error).toBeUndefined()
  const keys = await sql<{ public_jwk: string }>`
    select public_jwk, signs_from = created_at as begins, withdrawn_at from receipt_keys`.execute(db)
  expect(keys.rows).toEqual([{ public_jwk: expect.any(String), begins: true, withdrawn_at: null }])
  expect(JSON.parse(keys.rows[0]?.public_jwk ?? '')).toEqual({ kty: jwk.kty, crv: jwk.crv, x: jwk.x })
  const answers = await sql`select scope, idempotency_key, account_id, answer from answers`.execute(db)
  expect(answers.rows).toEqual([{ scope: 'confirm', idempotency_key: 'key', account_id: 'ling', answer: 'answer' }])
  await db.destroy()
})
