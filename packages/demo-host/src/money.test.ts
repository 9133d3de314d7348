import { expect, test } from 'vitest'
import { formatYuan, readMajor, toMajor } from './money.ts'

test.each([
  [0, '0.00', '¥0.00'],
  [5, '0.05', '¥0.05'],
  [39900, '399.00', '¥399.00'],
  [123456, '1234.56', '¥1,234.56'],
  [6200000, '62000.00', '¥62,000.00'],
  [123456789012, '1234567890.12', '¥1,234,567,890.12'],
])('%i minor units', (minor, major, tag) => {
  expect(toMajor(minor)).toBe(major)
  expect(formatYuan(minor)).toBe(tag)
  expect(readMajor(major)).toBe(minor)
})

test.each([
  ['12', 1200],
  [' 12.3 ', 1230],
  ['4.35', 435],
  ['12.345', null],
  ['1,234.00', null],
  ['-1', null],
  ['1e3', null],
  ['.5', null],
  ['5.', null],
  ['', null],
])('what is typed as %j', (text, minor) => expect(readMajor(text)).toBe(minor))
