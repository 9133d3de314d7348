import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { awaitExpiry } from './purchaseWork.ts'
import { sampleQuote } from './testing/samples.ts'
import type { WorkContext } from './work.ts'

const start = Date.parse('2026-11-30T04:00:00.000Z')
const minuteMs = 60_000

beforeEach(() => {
  vi.useFakeTimers({ now: start })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Looks at a quote that is good for ten minutes more by the bank's clock. */
async function look() {
  const finish = vi.fn()
  const abort = new AbortController()
  const quote = { ...(await sampleQuote('p12')), expiresAt: new Date(start + 10 * minuteMs).toISOString() }
  const context = {
    bank: { msUntil: (instant: string) => Date.parse(instant) - Date.now() },
    step: () => ({ at: 'review', quote }),
    signal: abort.signal,
    finish,
  } as unknown as WorkContext // this work asks for no more
  void awaitExpiry(context)
  return { finish, abort }
}

test('a quote is over when its time is', async () => {
  const { finish } = await look()
  await vi.advanceTimersByTimeAsync(10 * minuteMs - 1)
  expect(finish).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(finish).toHaveBeenCalledExactlyOnceWith({ type: 'failed', reason: { code: 'expired' } })
})

test('a device that slept for an hour says so within a minute of waking, though its timers stood still', async () => {
  const { finish } = await look()
  await vi.advanceTimersByTimeAsync(2 * minuteMs)
  vi.setSystemTime(start + 62 * minuteMs)
  await vi.advanceTimersByTimeAsync(minuteMs)
  expect(finish).toHaveBeenCalledExactlyOnceWith({ type: 'failed', reason: { code: 'expired' } })
})

test('who has left the quote is told nothing', async () => {
  const { finish, abort } = await look()
  abort.abort()
  await vi.advanceTimersByTimeAsync(20 * minuteMs)
  expect(finish).not.toHaveBeenCalled()
})
