import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { webhookSettings } from '@offerdock/sdk/contract'
import { type ExecuteSql, memoryReplayStore, replaySchema, sqlReplayStore, verifyReceipt } from '@offerdock/sdk/server'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { loadRecipe, readCurls } from '../testing/loadRecipe.ts'
import { clients } from '../testing/makeSeed.ts'
import { type Arrival, accept, startReceiver } from '../testing/startReceiver.ts'
import { useBank } from '../testing/useBank.ts'

/** A bank and its platform: what the one signs, the other verifies and counts once. */

async function buy(origin: string, order = api.makeOrder()) {
  const token = await api.openSession(origin)
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

const receiver = await startReceiver()
const bank = useBank('PostgreSQL', { WEBHOOK_URL: receiver.url, WEBHOOK_BACKOFF_MS: '20' })
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
afterAll(() => Promise.all([...undo.map((stop) => stop()), receiver.goDown()]))
afterEach(() => {
  vi.unstubAllEnvs()
})

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

test('the table is made once by servers that start at the same moment', async () => {
  const pool = new pg.Pool({ connectionString: bank.databaseUrl, options: '-c search_path=replays' })
  undo.push(() => pool.end())
  await pool.query('create schema replays')
  const first = await pool.connect()
  await first.query('begin')
  await first.query(replaySchema)
  const second = pool.query(replaySchema).then(
    () => 'made',
    (error: Error) => error.message,
  )
  const waiting = "select from pg_stat_activity where wait_event_type = 'Lock' and query like '%offerdock_replays%'"
  await vi.waitUntil(async () => (await pool.query(waiting)).rows.length > 0, { timeout: 20_000 })
  await first.query('commit')
  first.release()
  expect(await second).toBe('made')
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

/** The platform as docs/integrate.md prints it, with the secrets that the bank has given it. */
async function runPlatform() {
  const { json } = await api.call(bank.origin, `GET /admin/webhooks/${clients.demo.clientId}`)
  vi.stubEnv('WEBHOOK_SECRET', z.parse(webhookSettings, json).secrets[0]?.secret)
  vi.stubEnv('SECRET_KEY', clients.demo.secret)
  const { orders, onConversion, onWebhook, askBank } = await loadRecipe(bank.origin)
  const deliver = ({ headers, body }: Arrival) => {
    const sent = Object.entries(headers).filter(([name]) => name.startsWith('webhook-')) as [string, string][]
    return onWebhook(new Request('http://platform.example', { method: 'POST', headers: sent, body }))
  }
  const makeOrder = () => {
    const order = api.makeOrder()
    orders.set(order.orderRef, { orderMinor: 499_900, currency: 'CNY', orderNumber: `n-${order.orderRef}`, taken: {} })
    return order
  }
  const take = (orderRef: string, receipt: string) =>
    onConversion(
      new Request('http://platform.example', { method: 'POST', body: JSON.stringify({ orderRef, receipt }) }),
    )
  return { orders, askBank, deliver, take, makeOrder }
}

test('the recipe of docs/integrate.md sells an order once, by the page, by the webhook, and by both', async () => {
  const { orders, askBank, deliver, take, makeOrder } = await runPlatform()
  receiver.reply = async (response, arrival) => response.writeHead((await deliver(arrival)).status).end()
  const taken = (orderRef: string) =>
    expect.poll(() => Object.values(orders.get(orderRef)?.taken ?? {}), { timeout: 20_000 })

  const [told, lost] = [makeOrder(), makeOrder()]
  const { agreement, receipt } = await buy(bank.origin, told)
  const answers = await Promise.all([take(told.orderRef, receipt), take(told.orderRef, receipt)])
  for (const answer of answers) expect(await answer.json()).toEqual({ orderNumber: `n-${told.orderRef}` })
  await buy(bank.origin, lost)
  for (const { orderRef } of [told, lost]) {
    await taken(orderRef).toEqual([2])
    expect(orders.get(orderRef)).toMatchObject({ status: 'paid' })
  }

  const { agreementId } = agreement
  for (let i = 0; i < 2; i++) await askBank(agreementId, 'refund', { key: 'return-7', refundMinor: 100_000 })
  await taken(told.orderRef).toEqual([3])
  const events = receiver.of(agreementId)
  expect(events.map(({ event }) => event.type)).toEqual([
    'agreement.reserved',
    'agreement.captured',
    'agreement.refunded',
  ])
  for (const old of events) expect((await deliver(old)).status).toBe(204)
  expect(orders.get(told.orderRef)).toMatchObject({ status: 'paid', refundedMinor: 100_000 })

  expect((await take(lost.orderRef, receipt)).status).toBe(400)
  expect((await take('ord-unknown', receipt)).status).toBe(404)
  await expect(askBank(agreementId, 'release')).rejects.toThrow('release: wrong-state')
  const [forged] = events.map((arrival) => ({ ...arrival, body: arrival.body.replace('499900', '499901') }))
  expect((forged && (await deliver(forged)))?.status).toBe(400)
})

test('the recipe takes what is refused for good, lets the next agreement pay, and keeps a whole refund', async () => {
  const { orders, deliver, take, makeOrder } = await runPlatform()
  const arrivals = (agreementId: string, count: number) =>
    vi.waitUntil(() => receiver.of(agreementId).length >= count && receiver.of(agreementId), { timeout: 20_000 })
  receiver.reply = accept

  const order = makeOrder()
  const ended = await buy(bank.origin, order)
  const { agreementId } = ended.agreement
  await api.call(bank.origin, `POST /v1/agreements/${agreementId}/release`, { token: clients.demo.secret })
  const [reserved, released] = await arrivals(agreementId, 2)
  if (!reserved || !released) throw new Error('two events have come')
  expect((await take(order.orderRef, ended.receipt)).status).toBe(409)
  expect((await deliver(reserved)).status).toBe(204)
  expect((await deliver(released)).status).toBe(204)
  expect(orders.get(order.orderRef)).toMatchObject({ status: 'released', taken: { [agreementId]: 2 } })

  const next = await buy(bank.origin, order)
  expect((await take(order.orderRef, next.receipt)).status).toBe(200)
  expect(orders.get(order.orderRef)).toMatchObject({ status: 'paid', agreementId: next.agreement.agreementId })
  expect((await take(order.orderRef, ended.receipt)).status).toBe(409)

  const refund = {
    token: clients.demo.secret,
    headers: { 'Idempotency-Key': 'return-8' },
    body: { refundMinor: order.orderMinor },
  }
  await api.call(bank.origin, `POST /v1/agreements/${next.agreement.agreementId}/refund`, refund)
  for (const arrival of await arrivals(next.agreement.agreementId, 3)) await deliver(arrival)
  expect((await take(order.orderRef, next.receipt)).status).toBe(200)
  expect(orders.get(order.orderRef)).toMatchObject({ status: 'refunded', refundedMinor: order.orderMinor })
})

test('the curl lines of docs/integrate.md capture, refund, ask and release', async () => {
  const [one, other] = [await buy(bank.origin), await buy(bank.origin)]
  const env = {
    PATH: process.env.PATH ?? '',
    BANK: bank.origin,
    SECRET_KEY: clients.demo.secret,
    AGREEMENT_ID: one.agreement.agreementId,
    OTHER_AGREEMENT_ID: other.agreement.agreementId,
  }
  const script = `set -e; curl() { command curl -fsS -w '\\n' "$@"; }; ${readCurls()}`
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env })
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers.map((answer) => (answer.agreement ?? answer).status)).toEqual([
    'captured',
    'refunded',
    'refunded',
    'released',
  ])
})

const names = ['PGlite', 'PostgreSQL'] as const

test.each(names)('the replay store on %s says of each id once that it is new', async (database) => {
  const store = sqlReplayStore(databases[database])
  const untilMs = Date.now() + 60_000
  const all = await Promise.all(Array.from({ length: 200 }, (_, i) => store.remember(`id ${i % 10}`, untilMs)))
  expect(all.filter((isNew) => isNew)).toHaveLength(10)
  expect(await store.remember("'; drop table offerdock_replays; --", untilMs)).toBe(true)
  expect(await store.remember('id 1', untilMs)).toBe(false)
})

test.each(names)('the replay store on %s forgets by itself what is outdated, and nothing else', async (database) => {
  const execute = databases[database]
  const store = sqlReplayStore(execute)
  await execute('delete from offerdock_replays', [])
  for (let i = 0; i < 10; i++) await store.remember(`old ${i}`, Date.now() - 1000)
  for (let i = 0; i < 10; i++) await store.remember(`new ${i}`, Date.now() + 60_000)
  expect((await execute('select id from offerdock_replays', [])).rows).toHaveLength(10)
  expect(await store.remember('new 0', Date.now() + 60_000)).toBe(false)
})
