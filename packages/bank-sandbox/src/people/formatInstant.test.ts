import { expect, test } from 'vitest'
import { formatInstant } from './formatInstant.ts'

test.each([
  ['zh-CN', '2026年11月23日 02:10 (GMT+8)'],
  ['en', '23 Nov 2026, 02:10 (GMT+8)'],
] as const)('an instant in %s is %s: the day, the minute, then the bank’s zone', (locale, text) => {
  expect(formatInstant(new Date('2026-11-22T18:10:00.000Z'), locale, 'Asia/Shanghai')).toBe(text)
})
