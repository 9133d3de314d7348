import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { type ExecuteSql, memoryReplayStore, replaySchema, sqlReplayStore, verifyReceipt } from '@offerdock/sdk/server'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { useBank } from '../testing/useBank.ts'

/** A bank and its platform: what the one signs, the other verifies and counts once. */

async function buy(origin: string) {
  const token = await api.openSession(origin)
  const order = api.makeOrder()
  const quote = await api.makeQuote(origin, token, order)
  const { receipt, agreement } = await api.confirmed(api.confirm(origin, token, quote))
  const { clientId } = clients.demo
  const { orderRef, orderMinor, currency } = order
  return { receipt, agreement, expected: { issuer: origin, clientId, orderRef, orderMinor, currency } }
}

/** The same signed bytes written otherwise. */
function respellings(receipt: string): string[] {
  const [header = '', claims = '', signature = ''] = receipt.split('.')
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = alphabet[alphabet.indexOf(signature.at(-1) ?? '') + 1]
  return [
    `${receipt} `,
    `${receipt}\n`,
    `${receipt}==`,
    `${header}.${claims}.${signature.slice(0, -1)}${last}`,
    `${header}.${claims}. ${signature}`,
    `${header}=.${claims}.${signature}`,
  ]
}

const bank = useBank('PostgreSQL')
const undo: (() => Promise<unknown>)[] = []
const databases: Record<'PostgreSQL' | 'PGlite', ExecuteSql> = {
  PostgreSQL: async () => ({ rows: [] }),
  PGlite: async () => ({ rows: [] }),
}
beforeAll(async () => {
  const pool = new pg.Pool({ connectionString: bank.databaseUrl })
  const pglite = new PGlite()
  undo.push(
    () => pool.end(),
    () => pglite.close(),
  )
  await pool.query(replaySchema)
  await pglite.exec(replaySchema)
  databases.PostgreSQL = (statement, parameters) => pool.query(statement, parameters)
  databases.PGlite = (statement, parameters) => pglite.query(statement, parameters)
})
afterAll(() => Promise.all(undo.map((stop) => stop())))

test('a receipt that four servers on one PostgreSQL get a thousand times at once is new exactly once', async () => {
  const { receipt, expected } = await buy(bank.origin)
  const workerData = { databaseUrl: bank.databaseUrl, receipt, expected, times: 250 }
  const file = new URL('../testing/verifierNode.ts', import.meta.url)
  const servers = Array.from({ length: 4 }, () => new Worker(file, { workerData }))
  await Promise.all(servers.map((server) => once(server, 'message')))
  const answers = servers.map((server) => once(server, 'message'))
  for (const server of servers) server.postMessage('go')
  const results = (await Promise.all(answers)).map(([result]) => result as { first: number; claims: string[] })
  expect(results.reduce((sum, { first }) => sum + first, 0)).toBe(1)
  expect(new Set(results.flatMap(({ claims }) => claims)).size).toBe(1)

  const replayStore = sqlReplayStore(databases.PostgreSQL)
  for (const respelled of respellings(receipt)) {
    await expect(verifyReceipt(respelled, { ...expected, replayStore })).rejects.toMatchObject({
      code: 'RECEIPT_MALFORMED',
    })
  }
})

test('a receipt of the bank is what the platform expects of the order, and of no other', async () => {
  const { receipt, agreement, expected } = await buy(bank.origin)
  const replayStore = memoryReplayStore()
  const { claims } = await verifyReceipt(receipt, { ...expected, replayStore })
  expect(claims).toMatchObject({ jti: agreement.conversionId, agreementId: agreement.agreementId })
  await expect(verifyReceipt(receipt, { ...expected, orderMinor: 1, replayStore })).rejects.toMatchObject({
    code: 'RECEIPT_FOR_ANOTHER_ORDER',
  })
})

describe.each(['PGlite', 'PostgreSQL'] as const)('the replay store on %s', (database) => {
  const store = sqlReplayStore((...call) => databases[database](...call))

  test('says of each id once that it is new', async () => {
    const untilMs = Date.now() + 60_000
    const all = await Promise.all(Array.from({ length: 200 }, (_, i) => store.remember(`id ${i % 10}`, untilMs)))
    expect(all.filter((isNew) => isNew)).toHaveLength(10)
    expect(await store.remember("'; drop table offerdock_replays; --", untilMs)).toBe(true)
    expect(await store.remember('id 1', untilMs)).toBe(false)
  })

  test('forgets by itself what is outdated, and nothing else', async () => {
    await databases[database]('delete from offerdock_replays', [])
    for (let i = 0; i < 10; i++) await store.remember(`old ${i}`, Date.now() - 1000)
    for (let i = 0; i < 10; i++) await store.remember(`new ${i}`, Date.now() + 60_000)
    expect((await databases[database]('select id from offerdock_replays', [])).rows).toHaveLength(10)
    expect(await store.remember('new 0', Date.now() + 60_000)).toBe(false)
  })
})
