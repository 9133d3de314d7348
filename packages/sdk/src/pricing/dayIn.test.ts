import { expect, test } from 'vitest'
import { addMonths } from './calendar.ts'
import { dayIn } from './dayIn.ts'

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-01-31', 3, '2026-04-30'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-11-22', 1, '2026-12-22'],
  ['2026-12-22', 1, '2027-01-22'],
  ['2026-12-31', 12, '2027-12-31'],
  ['2024-02-29', 12, '2025-02-28'],
])('%s and %d months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected)
})

test('the day is the one of the bank’s time zone', () => {
  const instant = new Date('2026-12-31T16:00:00.000Z')
  expect(dayIn('Asia/Shanghai', instant.getTime())).toBe('2027-01-01')
  expect(dayIn('UTC', instant.getTime())).toBe('2026-12-31')
})

test('a zone or an instant that is none has no day', () => {
  expect(dayIn('Mars/Base', 0)).toBeNull()
  expect(dayIn('UTC', Number.NaN)).toBeNull()
})
