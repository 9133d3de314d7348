import { expect, test } from 'vitest'
import { pickDelayMs, readRetryAfterMs } from './backoff.ts'

test('the pause before the next attempt has a limit that doubles up to an hour', () => {
  const limits = [1, 2, 3, 10, 11, 50, 2000].map((attempts) => pickDelayMs(attempts, 5000, () => 1))
  expect(limits).toEqual([5000, 10_000, 20_000, 2_560_000, 3_600_000, 3_600_000, 3_600_000])
  expect(pickDelayMs(9, 5000, () => 0)).toBe(0)
  expect(pickDelayMs(3, 5000, () => 0.25)).toBe(5000)
})

test('many events that failed together come back spread out', () => {
  const delays = Array.from({ length: 1000 }, () => pickDelayMs(4, 1000))
  const tenths = Map.groupBy(delays, (delayMs) => Math.min(Math.floor(delayMs / 800), 9))
  expect(tenths.size).toBe(10)
  for (const inTenth of tenths.values()) expect(inTenth.length).toBeGreaterThan(40)
})

const nowMs = Date.parse('2026-11-11T12:00:00Z')

test.each([
  [null, 0],
  ['0', 0],
  ['30', 30_000],
  ['1000000000', 3_600_000],
  ['-5', 0],
  ['soon', 0],
  ['', 0],
  ['Wed, 11 Nov 2026 12:01:00 GMT', 60_000],
  ['Wed, 11 Nov 2026 11:59:00 GMT', 0],
  ['Wed, 11 Nov 2099 12:00:00 GMT', 3_600_000],
])('Retry-After %s waits %s ms', (text, waitMs) => {
  expect(readRetryAfterMs(text, nowMs)).toBe(waitMs)
})
