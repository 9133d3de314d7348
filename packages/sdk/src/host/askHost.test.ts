import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askHost } from './askHost.ts'

type Respond = (answer: Promise<{ orderNumber?: string } | undefined>) => void

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Asks a page that handles the event like `page`. */
const ask = (page: (respondWith: Respond) => void) =>
  askHost((init) => {
    const event = new CustomEvent('offerdock:conversion')
    init(event)
    page((event as unknown as { respondWith: Respond }).respondWith)
  })

test('a page that does not answer has accepted', async () => {
  expect(await ask(() => {})).toEqual({ outcome: 'accepted' })
})

test('an order number reaches the panel', async () => {
  expect(await ask((respondWith) => respondWith(Promise.resolve({ orderNumber: 'N-1' })))).toEqual({
    outcome: 'accepted',
    orderNumber: 'N-1',
  })
})

test('an answer without a usable order number is an acceptance', async () => {
  for (const answer of [undefined, {}, { orderNumber: 7 as never }, { orderNumber: 'x'.repeat(129) }]) {
    expect(await ask((respondWith) => respondWith(Promise.resolve(answer)))).toEqual({ outcome: 'accepted' })
  }
})

test('a rejected answer is a refusal', async () => {
  expect(await ask((respondWith) => respondWith(Promise.reject(new Error('out of stock'))))).toEqual({
    outcome: 'refused',
  })
})

test('silence for 15 s is unknown', async () => {
  const reply = ask((respondWith) => respondWith(new Promise(() => {})))
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await reply).toEqual({ outcome: 'unknown' })
})

test('only the first call counts, and only during the dispatch', async () => {
  expect(
    await ask((respondWith) => {
      respondWith(Promise.resolve({ orderNumber: 'first' }))
      respondWith(Promise.resolve({ orderNumber: 'second' }))
    }),
  ).toEqual({ outcome: 'accepted', orderNumber: 'first' })
  let late: Respond = () => {}
  const reply = ask((respondWith) => {
    late = respondWith
  })
  late(Promise.reject(new Error('late')).catch(() => undefined))
  expect(await reply).toEqual({ outcome: 'accepted' })
})
