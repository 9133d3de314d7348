import { expect, test } from 'vitest'
import { addTick, type Reading, startReading } from './readingTime.ts'

const read = (...ticks: [nowMs: number, isAttentive: boolean][]) =>
  ticks.reduce<Reading>((reading, [nowMs, isAttentive]) => addTick(reading, nowMs, isAttentive), startReading).readMs

test('attentive time adds up', () => {
  expect(read([0, true], [250, true], [500, true])).toBe(500)
})

test('the time away and the way back do not count', () => {
  expect(read([0, true], [250, true], [500, false], [9000, false], [9250, true], [9500, true])).toBe(500)
})

test('a device that slept has read one tick at most', () => {
  expect(read([0, true], [3_600_000, true])).toBe(1000)
})

test('a clock that runs backwards takes nothing away', () => {
  expect(read([500, true], [750, true], [100, true])).toBe(250)
})
