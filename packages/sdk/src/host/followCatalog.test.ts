import { beforeEach, expect, test, vi } from 'vitest'
import { catalogOf } from '../testing/catalogOf.ts'
import type { CatalogAnswer } from './fetchCatalog.ts'
import { followCatalog } from './followCatalog.ts'
import type { Runtime } from './runtime.ts'

const runtime = { bankOrigin: 'https://bank.example', clientId: 'pk' } as Runtime
let requests: { signal: AbortSignal; answer(response: Response): void }[]
let currencies = 0

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
  requests = []
  const fetch = (_: string, { signal }: { signal: AbortSignal }) =>
    new Promise<Response>((answer, reject) => {
      requests.push({ signal, answer })
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  vi.stubGlobal('fetch', fetch)
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

/** The page keeps what it knows of a currency; each test takes one of its own. */
const nextCurrency = () => `C${String.fromCharCode(65 + currencies / 26, 65 + (currencies++ % 26))}`
const settle = () => vi.advanceTimersByTimeAsync(0)
const catalog = (version = '1') => Response.json(catalogOf({ version }))
const broken = () => Response.json({}, { status: 503 })

function follow(currency: string, maxAgeMs = 60_000) {
  const heard: string[] = []
  const listen = (answer: CatalogAnswer) =>
    heard.push('failed' in answer ? answer.failed : answer.catalog.version + (answer.isIndicative ? ' indicative' : ''))
  return { heard, stop: followCatalog(runtime, currency)(listen, maxAgeMs) }
}

test('all who follow a currency share one request, and who comes later hears at once what is known', async () => {
  const currency = nextCurrency()
  const [first, second] = [follow(currency), follow(currency)]
  requests[0]?.answer(catalog())
  await settle()
  const late = follow(currency)
  expect([first.heard, second.heard, late.heard, requests.length]).toEqual([['1'], ['1'], ['1'], 1])
})

test('what is old serves until the newer one is there, and all hear that', async () => {
  const currency = nextCurrency()
  const first = follow(currency)
  requests[0]?.answer(catalog())
  await vi.advanceTimersByTimeAsync(60_000)
  const second = follow(currency)
  expect([second.heard, requests.length]).toEqual([['1'], 2])
  requests[1]?.answer(catalog('2'))
  await settle()
  expect([first.heard, second.heard]).toEqual([
    ['1', '2'],
    ['1', '2'],
  ])
})

test('when the last one turns away the request is aborted and its answer dropped', async () => {
  const currency = nextCurrency()
  const [first, second] = [follow(currency), follow(currency)]
  first.stop()
  expect(requests[0]?.signal.aborted).toBe(false)
  second.stop()
  expect(requests[0]?.signal.aborted).toBe(true)
  await settle()
  const third = follow(currency)
  requests[1]?.answer(catalog('2'))
  await settle()
  expect([first.heard, second.heard, third.heard]).toEqual([[], [], ['2']])
})

test('an answer that comes after five seconds is too late', async () => {
  const { heard } = follow(nextCurrency())
  await vi.advanceTimersByTimeAsync(5_000)
  expect(heard).toEqual(['timeout'])
})

test('a failure is tried again, each time after a longer while, until it is no more', async () => {
  const { heard } = follow(nextCurrency())
  const waitsMs: number[] = []
  for (let i = 0; i < 8; i++) {
    requests[i]?.answer(broken())
    await settle()
    const before = performance.now()
    await vi.advanceTimersToNextTimerAsync()
    waitsMs.push(performance.now() - before)
  }
  requests[8]?.answer(catalog())
  await settle()
  const limitsMs = [1, 2, 4, 8, 16, 32, 64, 64].map((seconds) => seconds * 1_000)
  for (const [i, waitMs] of waitsMs.entries()) {
    expect(waitMs).toBeLessThanOrEqual(limitsMs[i] as number)
    expect(waitMs).toBeGreaterThan((limitsMs[i] as number) / 2 - 5)
  }
  expect(new Set(heard)).toEqual(new Set(['bank-error', '1']))
  // What is left waits for the hour in which the catalog has to be confirmed.
  await vi.advanceTimersByTimeAsync(3_599_000)
  expect(requests).toHaveLength(9)
})

test('changes of a page do not hurry a bank that fails', async () => {
  const currency = nextCurrency()
  follow(currency)
  requests[0]?.answer(broken())
  await settle()
  for (let i = 0; i < 100; i++) follow(currency)
  expect(requests).toHaveLength(1)
})

test('what the page got wrong is asked again only when it has changed something', async () => {
  const currency = nextCurrency()
  const { heard } = follow(currency)
  requests[0]?.answer(Response.json({ code: 'unsupported' }, { status: 400 }))
  await vi.advanceTimersByTimeAsync(30_000)
  expect([heard, requests.length]).toEqual([['unsupported'], 1])
  follow(currency)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(requests).toHaveLength(2)
})

test('a failure takes nothing from who has a catalog', async () => {
  const currency = nextCurrency()
  const { heard } = follow(currency)
  requests[0]?.answer(catalog())
  await settle()
  follow(currency, 0)
  requests[1]?.answer(broken())
  await settle()
  expect(heard).toEqual(['1'])
})

test('nobody left, nothing left', async () => {
  const { stop } = follow(nextCurrency())
  requests[0]?.answer(broken())
  await settle()
  expect(vi.getTimerCount()).toBe(1)
  stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('when nobody asks for an hour, the bank is asked; what it does not confirm is indicative until it does', async () => {
  const { heard, stop } = follow(nextCurrency())
  requests[0]?.answer(catalog())
  await vi.advanceTimersByTimeAsync(3_599_000)
  expect(requests).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1_000)
  requests[1]?.answer(broken())
  await settle()
  expect(heard).toEqual(['1', '1 indicative'])
  await vi.advanceTimersByTimeAsync(1_000)
  requests[2]?.answer(catalog('2'))
  await settle()
  expect(heard).toEqual(['1', '1 indicative', '2'])
  stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('a failure within the hour does not put off what the hour asks for; nor does an hour without docks', async () => {
  const currency = nextCurrency()
  const { heard, stop } = follow(currency)
  requests[0]?.answer(catalog())
  await vi.advanceTimersByTimeAsync(1_800_000)
  follow(currency, 0).stop()
  requests[1]?.answer(broken())
  await vi.advanceTimersByTimeAsync(1_800_000)
  requests[2]?.answer(broken())
  await settle()
  expect(heard).toEqual(['1', '1 indicative'])
  stop()
  await vi.advanceTimersByTimeAsync(1_800_000)
  const back = follow(currency)
  requests[3]?.answer(catalog('2'))
  await settle()
  stop()
  back.stop()
  follow(currency)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(requests).toHaveLength(5)
})
