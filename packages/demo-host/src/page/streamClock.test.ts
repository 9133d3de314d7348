import { expect, test } from 'vitest'
import { createStreamClock, formatClock } from './streamClock.ts'

test('the show was on before the page opened, and goes on in whole milliseconds', () => {
  let nowMs = 100.25
  const streamMs = createStreamClock(() => nowMs)
  expect(streamMs()).toBe(812000)
  nowMs += 1500.6
  expect(streamMs()).toBe(813500)
})

test.each([
  [812000, '00:13:32'],
  [3_599_999, '00:59:59'],
  [36_000_000, '10:00:00'],
])('%i ms reads %s', (ms, text) => {
  expect(formatClock(ms)).toBe(text)
})
