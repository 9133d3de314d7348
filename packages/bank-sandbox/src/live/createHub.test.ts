import type { LiveEvent, LiveSnapshot } from '@offerdock/sdk/contract'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Tables } from '../db/tables.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { builtInSeed } from '../testing/makeSeed.ts'
import type { LiveChange } from './changeLog.ts'
import { createHub } from './createHub.ts'
import type { LiveStream } from './createStream.ts'
import { keepRooms } from './keepRooms.ts'
import type { RoomFacts } from './readRoom.ts'

const seed = builtInSeed()
const [first] = seed.clients
const rules = seed.offers['cn-standard']
if (!first || !rules) throw new Error('the built-in seed has them')
const client: RegisteredClient = { ...first, rules }
const room = { client, room: 'room-1' }
const db = {} as Kysely<Tables> // asked by nobody here
const log = pino({ level: 'silent' })

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

/** A bank's database with nothing in it but what the test puts there. */
function fakeDatabase() {
  const changes: LiveChange[] = []
  const used = new Map<string, number>()
  const asked = { changes: 0, rooms: 0 }
  const down = { is: false, areRooms: false }
  const facts = async (): Promise<RoomFacts> => {
    asked.rooms += 1
    if (down.is || down.areRooms) throw new Error('down')
    const sequence = changes.at(-1)?.sequence ?? 0
    const pin = changes.findLast(({ pin }) => pin !== null)?.pin ?? null
    return { sequence, nowMs: Date.now(), withdrawn: { everything: false, plans: [] }, pin, usedPieces: used }
  }
  const changeLog = {
    readLatestChanges: async () => {
      if (down.is) throw new Error('down')
      return changes.slice(-1000)
    },
    readChanges: async (_: unknown, after: number) => {
      asked.changes += 1
      if (down.is) throw new Error('down')
      return changes.filter(({ sequence }) => sequence > after)
    },
  }
  const tellPin = (pin: string) =>
    changes.push({ sequence: changes.length + 1, client_id: client.clientId, room: 'room-1', pin: { pin } })
  const rooms = keepRooms(db, facts)
  return { asked, down, used, tellPin, rooms, hub: createHub({ db, log }, rooms, changeLog) }
}

/** A stream that keeps what it is told. */
function listen() {
  const texts: string[] = []
  const stream: LiveStream = {
    sequence: null,
    send: (bytes) => void texts.push(new TextDecoder().decode(bytes)),
    close: () => {
      closed.is = true
    },
  }
  const closed = { is: false }
  const events = () =>
    texts.flatMap((text): LiveEvent[] => {
      const [, data] = /^data: (.*)$/m.exec(text) ?? []
      return data === undefined ? [] : [JSON.parse(data)]
    })
  return { stream, texts, closed, pins: () => events().flatMap(({ pin }) => (pin ? [pin.pin] : [])), events }
}

test('many who ask for a room at once share one query, and so does everybody within a second', async () => {
  const { asked, rooms } = fakeDatabase()
  const snapshots = await Promise.all(Array.from({ length: 1000 }, () => rooms.read(room)))
  expect(new Set(snapshots.map(({ sequence }: LiveSnapshot) => sequence)).size).toBe(1)
  vi.advanceTimersByTime(999)
  await rooms.read(room)
  expect(asked.rooms).toBe(1)
  vi.advanceTimersByTime(1)
  await rooms.read(room)
  expect(asked.rooms).toBe(2)
})

test('a failed query is told to those who waited for it, and not kept', async () => {
  const { asked, down, rooms } = fakeDatabase()
  down.is = true
  const both = await Promise.allSettled([rooms.read(room), rooms.read(room)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  down.is = false
  await expect(rooms.read(room)).resolves.toMatchObject({ pin: null })
  expect(asked.rooms).toBe(2)
})

test('a query that was on its way when a change was made does not answer for it', async () => {
  const first = Promise.withResolvers<number>()
  const sequences = [first.promise, Promise.resolve(1)]
  const rooms = keepRooms(db, async () => {
    const sequence = (await sequences.shift()) ?? 1
    return { sequence, nowMs: 0, withdrawn: { everything: false, plans: [] }, pin: null, usedPieces: new Map() }
  })
  const before = rooms.read(room)
  const after = rooms.read(room, 1)
  first.resolve(0)
  expect([(await before).sequence, (await after).sequence]).toEqual([0, 1])
})

test('rooms that nobody asks for again are forgotten, the one that is in use is not', async () => {
  const { asked, rooms } = fakeDatabase()
  for (let i = 0; i < 600; i++) {
    await rooms.read({ client, room: `guessed-${i}` })
    await rooms.read(room)
  }
  expect(asked.rooms).toBe(601)
  await rooms.read({ client, room: 'guessed-0' })
  expect(asked.rooms).toBe(602)
})

test('a stream hears each pin once, in order, and 15 seconds of silence as a comment', async () => {
  const { hub, tellPin } = fakeDatabase()
  const { stream, texts, pins } = listen()
  await hub.join(stream, room, null)
  for (const pin of ['a', 'b']) {
    tellPin(pin)
    await vi.advanceTimersByTimeAsync(200)
  }
  expect(pins()).toEqual(['a', 'b'])
  await vi.advanceTimersByTimeAsync(15_000)
  expect(texts.filter((text) => text === ': \n\n')).toHaveLength(1)
  expect(texts[0]).toMatch(/^retry: \d{4}\n\n$/)
})

test('a change that a first snapshot has is not told again', async () => {
  const { hub, tellPin } = fakeDatabase()
  await hub.join(listen().stream, { client, room: 'room-2' }, null)
  tellPin('a')
  const { stream, pins } = listen()
  await hub.join(stream, room, null)
  await vi.advanceTimersByTimeAsync(1000)
  expect(pins()).toEqual(['a'])
})

test('without streams the database is not asked, and the next one misses nothing', async () => {
  const { hub, asked, tellPin } = fakeDatabase()
  const { stream } = listen()
  await hub.join(stream, room, null)
  await vi.advanceTimersByTimeAsync(1000)
  hub.leave(stream, room)
  hub.leave(stream, room)
  expect(hub.count()).toBe(0)
  const before = asked.changes
  tellPin('a')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked.changes).toBe(before)
  const next = listen()
  await hub.join(next.stream, room, 0)
  expect(next.pins()).toEqual(['a'])
})

test('a database that is away for a while delays what is told, and loses none of it', async () => {
  const { hub, down, tellPin } = fakeDatabase()
  const { stream, pins } = listen()
  await hub.join(stream, room, null)
  down.is = true
  tellPin('a')
  await vi.advanceTimersByTimeAsync(5000)
  const late = listen()
  await expect(hub.join(late.stream, room, null)).rejects.toThrow('down')
  hub.leave(late.stream, room)
  down.is = false
  await vi.advanceTimersByTimeAsync(1000)
  expect(pins()).toEqual(['a'])
})

test('a stream that cannot be told a change is ended, and is told when it comes back', async () => {
  const { hub, down, tellPin } = fakeDatabase()
  const { stream, closed } = listen()
  await hub.join(stream, room, null)
  down.areRooms = true
  await vi.advanceTimersByTimeAsync(5000)
  expect(closed.is).toBe(false) // nothing has happened that it would miss
  tellPin('a')
  await vi.advanceTimersByTimeAsync(1000)
  expect(closed.is).toBe(true)
  hub.leave(stream, room)
  down.areRooms = false
  const back = listen()
  await hub.join(back.stream, room, 0)
  expect(back.pins()).toEqual(['a'])
})

test('how much is left is told when it changes, in three words', async () => {
  const { hub, used } = fakeDatabase()
  const { stream, events } = listen()
  await hub.join(stream, room, null)
  for (const pieces of [899, 900, 999, 1000]) {
    used.set('1111', pieces)
    await vi.advanceTimersByTimeAsync(2000)
  }
  const told = events().map(({ quotas }) => quotas?.[0]?.left)
  expect(told).toEqual(['plenty', 'few', 'none'])
})

test('who was away for longer than the bank remembers gets the whole snapshot', async () => {
  const { hub, tellPin } = fakeDatabase()
  for (let i = 0; i < 1500; i++) tellPin(`pin-${i}`)
  const tooLong = listen()
  await hub.join(tooLong.stream, room, 499)
  expect(tooLong.events()).toEqual([expect.objectContaining({ sequence: 1500, pin: { pin: 'pin-1499' } })])
  const justNot = listen()
  await hub.join(justNot.stream, room, 500)
  expect(justNot.pins()).toHaveLength(1000)
})
