import { beforeEach, expect, test, vi } from 'vitest'
import { bankClock } from './bankClock.ts'
import { roomOf } from './roomOf.ts'

const runtime = { bankOrigin: 'https://bank.example', clientId: 'pk' }
const snapshot = { now: 1, version: 'v1', withdrawn: { everything: false, plans: [] } }
let requests: { url: string; cache: RequestCache; signal: AbortSignal }[]
let answer: () => Response
let rooms = 0

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
  requests = []
  answer = () => Response.json(snapshot)
  vi.stubGlobal('fetch', async (url: string, { cache, signal }: { cache: RequestCache; signal: AbortSignal }) => {
    requests.push({ url, cache, signal })
    return answer()
  })
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

const nextRoom = () => roomOf(runtime, `room ${++rooms}`)
const settle = () => vi.advanceTimersByTimeAsync(0)
const waitMs = async () => {
  const before = performance.now()
  await vi.advanceTimersToNextTimerAsync()
  return performance.now() - before
}

test('a room is asked for at once, then every four seconds or so, never in step', async () => {
  nextRoom().follow(() => {})
  await settle()
  expect(requests[0]).toMatchObject({
    url: `https://bank.example/v1/live/room%20${rooms}/snapshot?client=pk`,
    cache: 'no-store',
  })
  const waitsMs = new Set<number>()
  for (let i = 0; i < 20; i++) waitsMs.add(await waitMs())
  expect(waitsMs.size).toBeGreaterThan(10)
  expect(Math.min(...waitsMs)).toBeGreaterThanOrEqual(3_000 - 1)
  expect(Math.max(...waitsMs)).toBeLessThanOrEqual(5_000 + 1)
})

test('docks of one room share its answers; the last one to leave ends the asking', async () => {
  const heard = { first: 0, second: 0 }
  const stopFirst = nextRoom().follow(() => heard.first++)
  const stopSecond = roomOf(runtime, `room ${rooms}`).follow(() => heard.second++)
  await settle()
  expect([requests.length, heard]).toEqual([1, { first: 1, second: 1 }])
  stopFirst()
  await waitMs()
  expect(heard).toEqual({ first: 1, second: 2 })
  stopSecond()
  expect(vi.getTimerCount()).toBe(0)
})

test('who comes back is not told to ask sooner than the others', async () => {
  const room = nextRoom()
  room.follow(() => {})()
  room.follow(() => {})
  await settle()
  for (let i = 0; i < 10; i++) room.follow(() => {})()
  await vi.advanceTimersByTimeAsync(2_900)
  expect(requests).toHaveLength(1)
})

test('a request that nobody waits for any more is aborted, and says nothing', async () => {
  let heard = 0
  const room = nextRoom()
  const stop = room.follow(() => heard++)
  vi.advanceTimersByTime(0)
  stop()
  await settle()
  expect(requests[0]?.signal.aborted).toBe(true)
  expect([heard, room.facts]).toEqual([0, null])
})

test.each([
  ['304', () => new Response(null, { status: 304 })],
  ['429', () => Response.json({ code: 'rate-limited' }, { status: 429 })],
  ['503', () => new Response('<html>', { status: 503 })],
  ['no snapshot', () => Response.json({ hello: 1 })],
  [
    'no network',
    () => {
      throw new TypeError('Failed to fetch')
    },
  ],
])('%s keeps what is known and slows the asking down, up to a minute, until the bank answers', async (_, failure) => {
  const room = nextRoom()
  room.follow(() => {})
  await settle()
  answer = failure
  for (const limitMs of [4_000, 8_000, 16_000, 32_000, 64_000, 64_000]) {
    const waited = await waitMs()
    expect(waited).toBeGreaterThanOrEqual(limitMs * 0.75 - 1)
    expect(waited).toBeLessThanOrEqual(limitMs * 1.25 + 1)
  }
  expect([room.facts?.version, room.isSilent]).toEqual(['v1', true])
  answer = () => Response.json(snapshot)
  await waitMs()
  expect(room.isSilent).toBe(false)
  expect(await waitMs()).toBeLessThanOrEqual(5_000 + 1)
})

test('the latest reading of the bank’s clock counts, whatever the device says; an old one takes nothing back', async () => {
  const tomorrowMs = Date.now() + 86_400_000
  answer = () => Response.json({ ...snapshot, now: tomorrowMs })
  nextRoom().follow(() => {})
  await settle()
  expect(bankClock.nowMs()).toBe(tomorrowMs)
  bankClock.learn(tomorrowMs - 60_000)
  vi.advanceTimersByTime(1_000)
  expect(bankClock.nowMs()).toBe(tomorrowMs + 1_000)
})
