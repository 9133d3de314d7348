import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { copyEmptyDatabase } from '../testing/emptyDatabases.ts'
import { makeDist } from '../testing/makeDist.ts'
import { makeFolder } from '../testing/makeFolder.ts'
import { clients, makeSeed } from '../testing/makeSeed.ts'
import { startPostgres } from '../testing/startPostgres.ts'
import { startServer } from '../testing/startServer.ts'
import { stores, useBank } from '../testing/useBank.ts'
import { restoreBackup } from './restoreBackup.ts'
import type { Tables } from './tables.ts'

const OFFERDOCK_DIST = makeDist()
const SEED = makeSeed()

const buy = async (origin: string) => {
  const token = await api.openSession(origin)
  return api.confirmed(api.confirm(origin, token, await api.makeQuote(origin, token)))
}

const read = async (origin: string, agreementId: string) =>
  (await api.call(origin, `GET /v1/agreements/${agreementId}`, { token: clients.demo.secret })).json

/** A bank with a new database of that kind, filled from a file. */
const restore = async (store: string, file: string) => {
  const DATA_DIR = makeFolder()
  const postgres = store === 'PostgreSQL' ? await startPostgres() : null
  if (!postgres) await copyEmptyDatabase(DATA_DIR)
  const place: Record<string, string> = postgres ? { DATABASE_URL: postgres.databaseUrl } : {}
  const env = { DATA_DIR, OFFERDOCK_DIST, SEED, ...place }
  const server = await startServer({ ...env, RESTORE: file })
  const stop = async () => {
    await server.end('SIGTERM')
    await postgres?.stop()
  }
  return { ...server, env, stop }
}

describe.each(stores)('a backup of the %s database', (store) => {
  const bank = useBank(store, { SEED, OFFERDOCK_DIST, PUBLIC_ORIGIN: 'http://127.0.0.1:4100' })
  const taken = { file: '', rows: 0 }
  const sold: Awaited<ReturnType<typeof buy>>[] = []

  beforeAll(async () => {
    sold.push(await buy(bank.origin), await buy(bank.origin))
    const capture = `POST /v1/agreements/${sold[0]?.agreement.agreementId}/capture`
    await api.call(bank.origin, capture, { token: clients.demo.secret })
    const answer = await api.call(bank.origin, 'POST /admin/backup')
    Object.assign(taken, z.parse(z.object({ file: z.string(), rows: z.int() }), answer.json))
    sold.push(await buy(bank.origin))
  })

  // One of each kind fills one of the other kind.
  const target = store === 'embedded' ? 'PostgreSQL' : 'embedded'
  test(`fills an empty ${target} database, which goes on from there`, async () => {
    const { origin, stop } = await restore(target, taken.file)
    const [captured, reserved, later] = sold.map(({ agreement }) => agreement)
    expect(await read(origin, captured?.agreementId ?? '')).toEqual({ ...captured, status: 'captured' })
    expect(await read(origin, reserved?.agreementId ?? '')).toEqual(reserved)
    expect(await read(origin, later?.agreementId ?? '')).toMatchObject({ code: 'not-found' })
    const jwks = createRemoteJWKSet(new URL('/.well-known/jwks.json', origin))
    for (const { receipt } of sold) await jwtVerify(receipt, jwks, { audience: 'pk_test_demo' })
    const next = await buy(origin)
    await jwtVerify(next.receipt, createRemoteJWKSet(new URL('/.well-known/jwks.json', bank.origin)))
    // The same rows again, and those of the purchase after it.
    const again = (await api.call(origin, 'POST /admin/backup')).json as { rows: number; file: string }
    expect(again.rows).toBeGreaterThan(taken.rows)
    expect(readLedger(again.file).sum).toEqual(readLedger(taken.file).sum)
    await stop()
  })

  test('is not restored into a database that holds a bank, which goes on', async () => {
    if (store === 'embedded') await bank.server?.end('SIGTERM')
    const place: Record<string, string> =
      store === 'embedded' ? { DATA_DIR: bank.dataDir } : { DATA_DIR: makeFolder(), DATABASE_URL: bank.databaseUrl }
    const second = await startServer({ ...place, OFFERDOCK_DIST, SEED, RESTORE: taken.file })
    expect(await second.ended).toEqual([1, null])
    expect(second.stderr()).toMatch(/^RESTORE: the database holds a bank already;[^\n]*\n$/)
    if (store === 'embedded') await bank.restart('SIGTERM')
    expect((await api.call(bank.origin, 'GET /readyz')).status).toBe(200)
  })

  test('sums to zero, is of one instant, and is for nobody else', () => {
    const { sum, count } = readLedger(taken.file)
    expect(count).toBeGreaterThan(0)
    expect(new Set(Object.values(sum))).toEqual(new Set([0]))
    expect(statSync(taken.file).mode & 0o777).toBe(0o600)
    expect(path.dirname(taken.file)).toBe(path.join(bank.dataDir, 'backups'))
    const text = gunzipSync(readFileSync(taken.file)).toString()
    expect(text).not.toContain(sold[2]?.agreement.agreementId)
    expect(text.trimEnd().endsWith(`{"rows":${taken.rows}}`)).toBe(true)
  })
})

/** The lines of the ledger in a backup, added up by unit. */
function readLedger(file: string) {
  const lines = gunzipSync(readFileSync(file)).toString().split('\n')
  const from = lines.indexOf('{"table":"ledger_entries"}') + 1
  const to = lines.findIndex((line, i) => i >= from && /^\{"(table|rows)":/.test(line))
  const sum: Record<string, number> = {}
  for (const line of lines.slice(from, to)) {
    const { unit, amount } = z.parse(z.object({ unit: z.string(), amount: z.int() }), JSON.parse(line))
    sum[unit] = (sum[unit] ?? 0) + amount
  }
  return { sum, count: to - from }
}

describe('a file that is no whole backup', () => {
  const heading = { format: 'offerdock-backup-1', migrations: ['001-first-path'], tables: [] }
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: () => PGlite.create() }) })
  beforeEach(async () => {
    await sql`drop schema public cascade`.execute(db)
    await sql`create schema public`.execute(db)
  })
  afterAll(() => db.destroy())
  const write = (bytes: string | Buffer) => {
    const file = path.join(makeFolder(), 'backup.gz')
    writeFileSync(file, bytes)
    return file
  }

  test.each([
    ['nothing', gzipSync(''), /heading is malformed|JSON/],
    ['not even compressed', 'text', /incorrect header check/],
    ['another format', gzipSync('{"format":"tar"}\n'), /heading is malformed/],
    ['a newer bank', gzipSync(JSON.stringify({ ...heading, migrations: ['999-later'] })), /it is of a newer bank/],
    ['no end', gzipSync(`${JSON.stringify(heading)}\n`), /its end is missing/],
    ['rows missing', gzipSync(`${JSON.stringify(heading)}\n{"rows":2}\n`), /rows are missing/],
  ])('is not restored: %s', async (_, bytes, reason) => {
    await expect(restoreBackup(db, write(bytes))).rejects.toThrow(reason)
  })

  test('is told in one line, like one that is missing', async () => {
    for (const file of ['/none/backup.gz', write('text')]) {
      const server = await restore('embedded', file)
      expect(await server.ended).toEqual([1, null])
      expect(server.stderr()).toMatch(/^RESTORE: [^\n]*\n$/)
    }
  })
})
