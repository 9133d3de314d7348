import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sampleQuote } from '../testing/samples.ts'
import type { WorkContext } from '../work.ts'
import { resendConfirm } from './resendConfirm.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const quote = await sampleQuote(null)

test.each([
  [-5000, 1000],
  [0, 1000],
  [1, 1000],
  [7000, 7000],
  [9_000_000, 300_000],
])('a bank that wants to be left alone for %i ms is left alone for %i', async (retryAfterMs, waitMs) => {
  const confirm = vi.fn(async () => ({ failure: { code: 'bank-error', isFinal: false, retryAfterMs } }))
  const end = new AbortController()
  const pending = { conversionId: 'c-1', quote, request: { disclosureHash: quote.disclosureHash } }
  const context = {
    bank: { confirm },
    step: () => ({ at: 'problem', from: { at: 'confirming', pending }, reason: { code: 'bank-error', retryAfterMs } }),
    signal: end.signal,
    finish: vi.fn(),
  } as unknown as WorkContext // nothing else is asked
  const send = (_id: string, act: () => unknown) => act()
  const resending = resendConfirm({ send } as never, context) // of the delivery only this is called
  for (const times of [1, 2]) {
    await vi.advanceTimersByTimeAsync(waitMs - 1)
    expect(confirm).toHaveBeenCalledTimes(times - 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(confirm).toHaveBeenCalledTimes(times)
  }
  end.abort()
  await resending
})
