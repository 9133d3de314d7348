import { liveSnapshot } from '@offerdock/sdk/contract'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { makeDist } from '../testing/makeDist.ts'
import { makeFolder } from '../testing/makeFolder.ts'
import { clients, makeSeed } from '../testing/makeSeed.ts'
import { openStream } from '../testing/openStream.ts'
import { startServer } from '../testing/startServer.ts'
import { stores, useBank } from '../testing/useBank.ts'

const { clientId } = clients.demo
let rooms = 0

describe.each(stores)('a live room on the %s database', (store) => {
  const bank = useBank(store)
  const newRoom = () => `room-${++rooms}`
  const tell = async (call: string, body: object, origin = bank.origin) =>
    expect((await api.call(origin, `POST /admin/live/${call}`, { body: { clientId, ...body } })).status).toBe(204)
  const withdraw = (room: string | null, planId: string | null) => tell('withdraw', { room, planId })
  const restore = (room: string | null, planId: string | null) => tell('restore', { room, planId })
  const readSnapshot = (room: string, headers = {}) =>
    api.call(bank.origin, `GET /v1/live/${room}/snapshot`, { headers })

  test('has a snapshot that anybody may keep for two seconds, and 304 while nothing has changed', async () => {
    const answer = await readSnapshot('room-1')
    const snapshot = z.parse(liveSnapshot, answer.json)
    const catalog = await api.call(bank.origin, `GET /v1/catalog?client=${clientId}&currency=CNY`)
    expect(snapshot.version).toBe((catalog.json as { version: string }).version)
    expect(snapshot.quotas).toEqual([{ campaignId: '1111', left: 'plenty' }])
    // Today's and tomorrow's; late in the bank's day tomorrow's alone.
    const windows = [...snapshot.windows.open, ...snapshot.windows.next].map(({ of }) => of)
    expect(new Set(windows)).toEqual(new Set(['points']))
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=0, s-maxage=2',
    })
    const again = await readSnapshot('room-1', { 'If-None-Match': answer.headers.get('ETag') ?? '' })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(z.parse(liveSnapshot, (await readSnapshot('nobody-is-here')).json).quotas).toEqual([])
    expect(api.readProblem(await readSnapshot('r'.repeat(129))).code).toBe('not-found')
    expect(api.readProblem(await readSnapshot('room-1?client=none')).code).toBe('bad-config')
  })

  test('tells a withdrawal to the stream, and neither offers nor quotes have the plan any more', async () => {
    const room = newRoom()
    const stream = await openStream(bank.origin, room)
    expect((await stream.read()).event.withdrawn).toEqual({ everything: false, plans: [] })
    const token = await api.openSession(bank.origin)
    const order = api.makeOrder({ room })
    const older = await api.makeQuote(bank.origin, token, order, 'p6')
    await withdraw(room, 'p6')
    const withdrawn = { everything: false, plans: ['p6'] }
    expect((await stream.read(({ id }) => id !== null)).event).toMatchObject({ withdrawn })
    const idsOf = async (order: ReturnType<typeof api.makeOrder>) =>
      (await api.makeOffers(bank.origin, token, order)).plans.map(({ planId }) => planId)
    expect(await idsOf(order)).toEqual(['p3', 'p12'])
    expect(await idsOf(api.makeOrder({ room: newRoom() }))).toEqual(['p3', 'p6', 'p12'])
    const quote = await api.call(bank.origin, 'POST /v1/quotes', {
      token,
      body: { ...api.makeOrder({ room }), planId: 'p6' },
    })
    expect(api.readProblem(quote).code).toBe('no-offer')
    await api.confirmed(api.confirm(bank.origin, token, older)) // a quote that was given binds the bank
    await restore(room, 'p6')
    expect((await stream.read(({ id }) => id !== null)).event.withdrawn?.plans).toEqual([])
    expect(await idsOf(order)).toEqual(['p3', 'p6', 'p12'])
  })

  test('has nothing at all when everything of the client is withdrawn', async () => {
    const room = newRoom()
    const stream = await openStream(bank.origin, room)
    await stream.read()
    await withdraw(null, null)
    expect((await stream.read(({ id }) => id !== null)).event.withdrawn?.everything).toBe(true)
    const token = await api.openSession(bank.origin)
    const order = api.makeOrder()
    const offers = await api.call(bank.origin, 'POST /v1/offers', { token, body: order })
    expect(api.readProblem(offers).code).toBe('no-offer')
    const quote = await api.call(bank.origin, 'POST /v1/quotes', { token, body: { ...order, planId: null } })
    expect(api.readProblem(quote).code).toBe('no-offer')
    const otherToken = await api.openSession(bank.origin, null, clients.other.clientId)
    expect((await api.makeOffers(bank.origin, otherToken, order)).plans).toHaveLength(3)
    const listed = await api.call(bank.origin, `GET /admin/live/withdrawals?client=${clientId}`)
    expect(listed.json).toEqual({ withdrawals: [{ clientId, room: null, planId: null }] })
    await restore(null, null)
    expect((await api.makeOffers(bank.origin, token, order)).plans).toHaveLength(3)
  })

  test('shows the last pin to whoever comes, and every pin to whoever stays', async () => {
    const room = newRoom()
    const stream = await openStream(bank.origin, room)
    await stream.read()
    await tell('pin', { room, pin: 'pin-1' })
    await tell('pin', { room, pin: 'pin-2', product: 'sku-2' })
    await tell('pin', { room: newRoom(), pin: 'elsewhere' })
    const pins = [await stream.read(({ event }) => 'pin' in event), await stream.read(({ event }) => 'pin' in event)]
    expect(pins.map(({ event }) => event.pin)).toEqual([{ pin: 'pin-1' }, { pin: 'pin-2', product: 'sku-2' }])
    const late = await openStream(bank.origin, room)
    expect((await late.read()).event).toMatchObject({ pin: { pin: 'pin-2' }, sequence: expect.any(Number) })
  })

  test('tells a stream that comes back all that it has missed, and nothing twice', async () => {
    const room = newRoom()
    const stream = await openStream(bank.origin, room)
    const { id: first } = await stream.read()
    stream.close()
    for (const pin of ['a', 'b', 'c']) await tell('pin', { room, pin })
    await tell('pin', { room: newRoom(), pin: 'elsewhere' })
    const reader = await openStream(bank.origin, room) // knows all of it
    const { id: newest } = await reader.read()
    const back = await openStream(bank.origin, room, first ?? 0)
    const numbered = [await back.read(), await back.read(), await back.read()]
    expect(numbered.map(({ event }) => event.pin?.pin)).toEqual(['a', 'b', 'c'])
    const ids = numbered.map(({ id }) => id ?? 0)
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    const upToDate = await openStream(bank.origin, room, newest ?? 0)
    await tell('pin', { room, pin: 'd' })
    const isNumbered = ({ id }: { id: number | null }) => id !== null
    for (const each of [back, upToDate]) expect((await each.read(isNumbered)).event.pin?.pin).toBe('d')
  })

  test.each([999_999_999, 'nonsense'])('begins from a snapshot for a Last-Event-ID of %s', async (lastEventId) => {
    const stream = await openStream(bank.origin, newRoom(), lastEventId as number)
    expect(z.safeParse(liveSnapshot, (await stream.read()).event).success).toBe(true)
  })

  test('refuses to withdraw a plan that the client does not have', async () => {
    const body = { clientId, room: null, planId: 'p13' }
    const answer = await api.call(bank.origin, 'POST /admin/live/withdraw', { body })
    expect(api.readProblem(answer)).toMatchObject({ code: 'bad-request', detail: '$.planId: no plan of this client' })
  })

  test('answers HEAD without a stream', async () => {
    const response = await fetch(`${bank.origin}/v1/live/room-1`, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  // Only there can two processes work on one database. Last, because a plan stays withdrawn.
  if (store === 'PostgreSQL') {
    test('is one room, whichever of two processes serves it', async () => {
      const places = { OFFERDOCK_DIST: makeDist(), SEED: makeSeed(), DATA_DIR: makeFolder() }
      const second = await startServer({ ...places, DATABASE_URL: bank.databaseUrl })
      const [one, two] = [bank.origin, second.origin]
      const streams = [await openStream(one, 'room-1'), await openStream(two, 'room-1')]
      const firsts = await Promise.all(streams.map((stream) => stream.read()))
      const catalogs = await Promise.all(
        [one, two].map((origin) => api.call(origin, `GET /v1/catalog?client=${clientId}&currency=CNY`)),
      )
      expect(catalogs[0]?.text).toBe(catalogs[1]?.text)
      await api.call(two, 'POST /admin/live/withdraw', { body: { clientId, room: null, planId: 'p12' } })
      await api.call(one, 'POST /admin/live/pin', { body: { clientId, room: 'room-1', pin: 'pin-9' } })
      for (const stream of streams) {
        expect((await stream.read(({ id }) => id !== null)).event.withdrawn?.plans).toEqual(['p12'])
        expect((await stream.read(({ id }) => id !== null)).event.pin).toEqual({ pin: 'pin-9' })
      }
      const moved = await openStream(two, 'room-1', firsts[0]?.id ?? 0) // from one to two
      expect((await moved.read()).event.withdrawn?.plans).toEqual(['p12'])
      expect((await moved.read()).event.pin).toEqual({ pin: 'pin-9' })
      await second.end('SIGTERM')
      await expect(moved.read(({ id }) => id !== null)).rejects.toThrow() // ended with its bank
    })
  }
})
