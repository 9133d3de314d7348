import { createHmac } from 'node:crypto'
import { eventPage, replayed, webhookSettings } from '@offerdock/sdk/contract'
import { memoryReplayStore, verifyWebhook } from '@offerdock/sdk/server'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { makeDist } from '../testing/makeDist.ts'
import { makeFolder } from '../testing/makeFolder.ts'
import { clients, makeSeed } from '../testing/makeSeed.ts'
import { type Arrival, accept, answer, cut, ignore, startReceiver } from '../testing/startReceiver.ts'
import { startServer } from '../testing/startServer.ts'
import { stores, useBank } from '../testing/useBank.ts'

const { clientId, secret } = clients.demo
const quick = { WEBHOOK_BACKOFF_MS: '20', WEBHOOK_TIMEOUT_MS: '600' }
const receiver = await startReceiver()
afterAll(receiver.goDown)
beforeEach(() => {
  receiver.reply = accept
})

const buy = async (origin: string) => {
  const token = await api.openSession(origin)
  const { agreement } = await api.confirmed(api.confirm(origin, token, await api.makeQuote(origin, token)))
  return agreement.agreementId
}
const capture = (origin: string, agreementId: string) =>
  api.call(origin, `POST /v1/agreements/${agreementId}/capture`, { token: secret })
const list = async (origin: string, query: string) =>
  z.parse(eventPage, (await api.call(origin, `GET /admin/events?${query}`)).json).events
const replay = async (origin: string, body: object) =>
  z.parse(replayed, (await api.call(origin, 'POST /admin/events/replay', { body })).json).replayed
const readSecrets = async (origin: string) =>
  z.parse(webhookSettings, (await api.call(origin, `GET /admin/webhooks/${clientId}`)).json).secrets
const rotate = async (origin: string, body: object) =>
  z.parse(webhookSettings, (await api.call(origin, `POST /admin/webhooks/${clientId}/rotate`, { body })).json).secrets

/** As Standard Webhooks says, with nothing of the bank's own code. */
const signature = (whsec: string, { headers, body }: Arrival) => {
  const key = Buffer.from(whsec.replace('whsec_', ''), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}
/** What a platform's server makes of an arrival. */
const verified = (arrival: Arrival, secret = '') => verifyWebhook(arrival, { secret, replayStore: memoryReplayStore() })
const sequences = (arrivals: Arrival[]) => arrivals.map(({ event }) => event.sequence)

describe.each(stores)('webhooks on the %s database', (store) => {
  const bank = useBank(store, { ...quick, WEBHOOK_URL: receiver.url })
  const arrived = async (agreementId: string, count: number) => {
    await receiver.until(() => receiver.of(agreementId).length >= count)
    return receiver.of(agreementId)
  }
  const delivered = (agreementId: string, count: number) =>
    vi.waitUntil(async () => (await list(bank.origin, `agreementId=${agreementId}&state=delivered`)).length === count, {
      timeout: 20_000,
    })

  test('say what happened, signed so that anybody with the secret can check it', async () => {
    const agreementId = await buy(bank.origin)
    await arrived(agreementId, 1)
    const captured = await capture(bank.origin, agreementId)
    const arrivals = await arrived(agreementId, 2)
    expect(arrivals.map(({ event }) => [event.type, event.sequence, event.data.agreement.status])).toEqual([
      ['agreement.reserved', 1, 'reserved'],
      ['agreement.captured', 2, 'captured'],
    ])
    expect(arrivals[1]?.event.data.agreement).toEqual(captured.json)
    const [whsec] = await readSecrets(bank.origin)
    for (const arrival of arrivals) {
      expect(arrival.headers['webhook-id']).toBe(arrival.event.id)
      expect(arrival.headers['webhook-signature']).toBe(signature(whsec?.secret ?? '', arrival))
      expect(await verified(arrival, whsec?.secret)).toEqual({ event: arrival.event, replayed: false })
      const ageS = Date.now() / 1000 - Number(arrival.headers['webhook-timestamp'])
      expect(Math.abs(ageS)).toBeLessThan(300)
    }
  })

  test('come when the platform is back, in the order of what happened', async () => {
    await receiver.goDown()
    const agreementId = await buy(bank.origin)
    await capture(bank.origin, agreementId)
    await vi.waitUntil(async () => ((await list(bank.origin, `agreementId=${agreementId}`))[0]?.attempts ?? 0) >= 2, {
      timeout: 20_000,
    })
    const [first, second] = await list(bank.origin, `agreementId=${agreementId}`)
    expect(first).toMatchObject({ state: 'pending', lastFailure: 'ECONNREFUSED' })
    expect(second).toMatchObject({ state: 'pending', attempts: 0 })
    await receiver.comeUp()
    expect(sequences(await arrived(agreementId, 2))).toEqual([1, 2])
  })

  test.each([
    ['an error', answer(500)],
    ['a redirect', answer(307, { Location: '/elsewhere' })],
    ['an answer that is cut', cut],
    ['no answer', ignore],
  ])('come again with the same id and bytes after %s', async (_, reply) => {
    let failures = 2
    receiver.reply = (response, arrival) => (failures-- > 0 ? reply : accept)(response, arrival)
    const agreementId = await buy(bank.origin)
    const arrivals = await arrived(agreementId, 3)
    expect(new Set(arrivals.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(arrivals.map(({ body }) => body)).size).toBe(1)
    await delivered(agreementId, 1)
  })

  test('keep the order of each agreement, whatever fails, and let no agreement wait for another', async () => {
    const stuck = await buy(bank.origin)
    await delivered(stuck, 1)
    const failures = new Map<string, number>()
    receiver.reply = (response, arrival) => {
      const { id, agreementId, sequence } = arrival.event
      const count = failures.get(id) ?? 0
      failures.set(id, count + 1)
      if (agreementId === stuck) return answer(503)(response, arrival)
      return (count < sequence ? answer(500) : accept)(response, arrival)
    }
    await capture(bank.origin, stuck)
    const agreementIds = await Promise.all(Array.from({ length: 6 }, () => buy(bank.origin)))
    await Promise.all(agreementIds.map((agreementId) => capture(bank.origin, agreementId)))
    for (const agreementId of agreementIds) {
      await delivered(agreementId, 2)
      const order = sequences(receiver.of(agreementId))
      expect(order).toEqual([...order].sort())
      expect(new Set(order)).toEqual(new Set([1, 2]))
    }
    const [, waiting] = await list(bank.origin, `agreementId=${stuck}`)
    expect(waiting).toMatchObject({ state: 'pending', lastFailure: 'status 503' })
    receiver.reply = accept
    await delivered(stuck, 2)
  })

  test('survive kill -9, before the first attempt and in the middle of one', async () => {
    receiver.reply = ignore
    const during = await buy(bank.origin)
    await arrived(during, 1)
    const bought = await Promise.all(Array.from({ length: 12 }, () => buy(bank.origin)))
    await bank.restart('SIGKILL')
    receiver.reply = accept
    for (const agreementId of [during, ...bought]) {
      await delivered(agreementId, 1)
      expect(new Set(sequences(receiver.of(agreementId)))).toEqual(new Set([1]))
    }
  })

  test('are sent again when asked, with the same id and bytes', async () => {
    const agreementId = await buy(bank.origin)
    await capture(bank.origin, agreementId)
    await delivered(agreementId, 2)
    const [first, second] = receiver.of(agreementId)
    expect(await replay(bank.origin, { eventId: first?.event.id })).toBe(1)
    const [, , again] = await arrived(agreementId, 3)
    expect([again?.event.id, again?.body]).toEqual([first?.event.id, first?.body])
    expect(await replay(bank.origin, { since: first?.event.at, clientId: 'pk_other' })).toBe(0)
    expect(await replay(bank.origin, { since: first?.event.at, clientId })).toBe(2)
    expect((await arrived(agreementId, 5)).slice(3).map(({ body }) => body)).toEqual([first?.body, second?.body])
    const unknown = await api.call(bank.origin, 'POST /admin/events/replay', { body: {} })
    expect(api.readProblem(unknown).code).toBe('bad-request')
  })

  test('carry two signatures after a rotation, and one when it was immediate', async () => {
    const [old] = await readSecrets(bank.origin)
    const both = await rotate(bank.origin, {})
    expect(both.map(({ secret }) => secret)).toEqual([expect.stringMatching(/^whsec_/), old?.secret])
    const [first] = await arrived(await buy(bank.origin), 1)
    const expected = first && both.map(({ secret }) => signature(secret, first)).join(' ')
    expect(first?.headers['webhook-signature']).toBe(expected)
    for (const { secret } of both) expect(first && (await verified(first, secret)).event).toEqual(first?.event)
    const [only, ...others] = await rotate(bank.origin, { immediately: true })
    expect(others).toEqual([])
    const [second] = await arrived(await buy(bank.origin), 1)
    expect(second?.headers['webhook-signature']).toBe(second && signature(only?.secret ?? '', second))
    expect(await readSecrets(bank.origin)).toEqual([only])
    const retired = second && verified(second, old?.secret)
    await expect(retired).rejects.toMatchObject({ code: 'WEBHOOK_FORGED' })
  })
})

describe.each(stores)('events of a bank that does not try again, on the %s database', (store) => {
  const places = { OFFERDOCK_DIST: makeDist(), SEED: makeSeed() }
  // Long: an event is sent again when its answer is late.
  const patient = { ...quick, WEBHOOK_TIMEOUT_MS: '60000', WEBHOOK_RETRY_MS: '1' }
  const env = { ...patient, ...places, WEBHOOK_URL: receiver.url }
  const bank = useBank(store, env)

  test('are dead after the time for retries, and come when they are replayed', async () => {
    receiver.reply = answer(500)
    const agreementId = await buy(bank.origin)
    const [dead] = await vi.waitUntil(
      async () => {
        const events = await list(bank.origin, `agreementId=${agreementId}&state=dead`)
        return events.length === 1 && events
      },
      { timeout: 20_000 },
    )
    expect(dead).toMatchObject({ clientId, agreementId, lastFailure: 'status 500', dueAt: null })
    receiver.reply = accept
    expect(await replay(bank.origin, { state: 'dead', clientId })).toBe(1)
    const before = receiver.of(agreementId).length
    await receiver.until(() => receiver.of(agreementId).length > before)
    expect(receiver.of(agreementId).at(-1)?.event.id).toBe(dead?.id)
  })

  // Only there can two banks work on one database.
  if (store === 'PostgreSQL') {
    test('are shared by two banks on one database: none is lost, and none is sent twice', async () => {
      const second = await startServer({ ...env, DATA_DIR: makeFolder(), DATABASE_URL: bank.databaseUrl })
      const before = receiver.arrivals.length
      const countDelivered = async () => (await list(bank.origin, 'state=delivered')).length
      const deliveredBefore = await countDelivered()
      const agreementIds = await Promise.all(
        Array.from({ length: 30 }, async (_, i) => {
          const agreementId = await buy(i % 2 ? bank.origin : second.origin)
          await capture(i % 2 ? second.origin : bank.origin, agreementId)
          return agreementId
        }),
      )
      await vi.waitUntil(async () => (await countDelivered()) === deliveredBefore + 60, { timeout: 50_000 })
      for (const agreementId of agreementIds) expect(sequences(receiver.of(agreementId))).toEqual([1, 2])
      expect(receiver.arrivals.length - before).toBe(60)
      await second.end('SIGTERM')
    })
  }
})
