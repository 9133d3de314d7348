import { readFileSync } from 'node:fs'
import path from 'node:path'
import { seed as seedSchema } from '@offerdock/sdk/contract'
import { Client } from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { makeDist } from '../testing/makeDist.ts'
import { makeFolder } from '../testing/makeFolder.ts'
import { clients, makeSeed, writeSeed } from '../testing/makeSeed.ts'
import { startPostgres } from '../testing/startPostgres.ts'
import { type Server, startServer } from '../testing/startServer.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

/** The test seed, with a campaign of which an account may have two pieces. */
function twoPieces(): string {
  const seed = z.parse(seedSchema, JSON.parse(readFileSync(makeSeed(), 'utf8')))
  for (const campaign of seed.offers.demo?.campaigns ?? []) campaign.perAccount = 2
  return writeSeed(seed)
}

describe('two processes on one PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  let servers: Server[] = []
  const env: Record<string, string> = { OFFERDOCK_DIST: makeDist(), SEED: twoPieces(), DATA_DIR: makeFolder() }
  const origin = (i: number) => servers[i]?.origin ?? ''
  const buy = async (from: string, to = from) => {
    const token = await api.openSession(from)
    return api.confirmed(api.confirm(to, token, await api.makeQuote(from, token)))
  }

  beforeAll(async () => {
    // Halted in the middle below: what it answered must be on the disk.
    postgres = await startPostgres(['fsync=off'])
    Object.assign(env, { DATABASE_URL: postgres.databaseUrl, RATE_LIMITS: 'on' })
    servers = await Promise.all([startServer(env), startServer(env)])
    return async () => {
      await Promise.all(servers.map((server) => server.end('SIGTERM')))
      await postgres.stop()
    }
  })

  test('are welcome in one folder, which the first of them has', () => {
    expect(servers.map(({ isReady }) => isReady)).toEqual([true, true])
    const [pid] = readFileSync(path.join(env.DATA_DIR ?? '', 'bank.pid'), 'utf8').split('\n')
    expect(servers.map(({ child }) => String(child.pid))).toContain(pid)
  })

  test('are one bank to the viewer and to the platform', async () => {
    const { agreement } = await buy(origin(0), origin(1))
    const line = `POST /v1/agreements/${agreement.agreementId}/capture`
    const captured = await api.call(origin(0), line, { token: clients.demo.secret })
    expect(captured.json).toEqual({ ...agreement, status: 'captured' })
  })

  test('know of a scenario that one of them was told, both of them', async () => {
    const body = { faults: [{ kind: 'status', status: 503 }] }
    const catalogStatus = async () =>
      (await api.call(origin(1), 'GET /v1/catalog?client=pk_test_demo&currency=CNY')).status
    expect(await catalogStatus()).toBe(200)
    const address = '/admin/clients/pk_test_demo/scenario'
    await api.call(origin(0), `PUT ${address}`, { body })
    await vi.waitUntil(async () => (await catalogStatus()) === 503, { timeout: 20_000 })
    await api.call(origin(0), `DELETE ${address}`)
    await vi.waitUntil(async () => (await catalogStatus()) === 200, { timeout: 20_000 })
  })

  test('count sign-ins together', async () => {
    const token = await api.openSession(origin(0), null)
    const body = { hostOrigin: 'http://localhost:4000', orderRef: 'o', orderMinor: 1, currency: 'CNY', locale: 'en' }
    const statuses: number[] = []
    for (let i = 0; i < 14; i++) {
      statuses.push((await api.call(origin(i % 2), 'POST /v1/sessions/sign-in', { token, body })).status)
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(200))
    expect(statuses).toContain(429)
  })

  /** Asks while the row of the campaign is locked by somebody else, so that all who ask meet there. */
  async function askTogether<Answer>(act: (waitFor: (count: number) => Promise<unknown>) => Promise<Answer>) {
    const db = new Client({ connectionString: env.DATABASE_URL ?? '' })
    await db.connect()
    await db.query('begin')
    await db.query(`select from campaign_stock where campaign_id = '1111' for update`)
    const countWaiting = async () => (await db.query('select from pg_locks where not granted')).rowCount
    const answer = await act((count) => vi.waitUntil(async () => (await countWaiting()) === count, { timeout: 20_000 }))
    await db.query('commit')
    return { answer, db }
  }
  const askPiece = (token: string) => {
    const body = { ...api.makeOrder(), planId: 'p12-free', campaign: '1111', room: 'room-1' }
    return api.call(origin(0), 'POST /v1/quotes', { token, body })
  }

  test('give an account no further piece when it asks for many at the same instant', async () => {
    const token = await api.openSession(origin(0), 'bo')
    const { answer: quotes, db } = await askTogether(async (waitFor) => {
      const asked = Array.from({ length: 5 }, () => askPiece(token))
      await waitFor(5)
      return asked
    })
    const statuses = (await Promise.all(quotes)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 200, 422, 422, 422])
    await db.end()
  })

  test('leave nothing under the name of an account that is deleted beside its quote', async () => {
    const [quoter, deleter] = [await api.openSession(origin(0)), await api.openSession(origin(1))]
    const { answer, db } = await askTogether(async (waitFor) => {
      const quoted = askPiece(quoter)
      await waitFor(1)
      const deleted = api.call(origin(1), 'DELETE /v1/me', { token: deleter })
      await waitFor(2)
      return [quoted, deleted]
    })
    expect((await Promise.all(answer)).map(({ status }) => status)).toEqual([200, 200])
    for (const table of ['quotes', 'holds', 'sessions']) {
      const { rows } = await db.query(`select from ${table} where account_id = 'ling'`)
      expect([table, rows.length]).toEqual([table, 0])
    }
    await db.end()
  })

  test('say at once that the database is away, and go on by themselves when it is back', async () => {
    const before = await buy(origin(0))
    const token = await api.openSession(origin(0))
    await postgres.halt()
    const lines = ['GET /readyz', 'GET /v1/sessions/me', 'POST /v1/offers', 'POST /v1/quotes', 'GET /metrics']
    const body = { ...api.makeOrder(), planId: 'p12' }
    for (const line of lines) {
      const answer = await api.call(origin(0), line, line.startsWith('POST') ? { token, body } : { token })
      expect([line, api.readProblem(answer).code]).toEqual([line, 'unavailable'])
      expect(answer.headers.get('Retry-After')).toMatch(/^[1-9]$/)
    }
    // What needs no database is not of the outage.
    for (const line of ['GET /healthz', 'GET /offerdock/v1.js', 'GET /v1/catalog?client=pk_test_demo&currency=CNY']) {
      expect((await api.call(origin(0), line)).status).toBe(200)
    }
    await postgres.resume()
    await vi.waitUntil(async () => (await api.call(origin(0), 'GET /readyz')).status === 200, { timeout: 20_000 })
    await vi.waitUntil(async () => (await api.call(origin(1), 'GET /readyz')).status === 200, { timeout: 20_000 })
    const line = `GET /v1/agreements/${before.agreement.agreementId}`
    expect((await api.call(origin(1), line, { token: clients.demo.secret })).json).toEqual(before.agreement)
    await buy(origin(0), origin(1))
    const log = servers.map((server) => server.stderr()).join('')
    expect(log).toContain('"msg":"database unavailable"')
    expect(log).not.toContain('"msg":"request failed"')
  })
})
