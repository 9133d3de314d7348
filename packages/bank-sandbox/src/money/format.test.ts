import { expect, test } from 'vitest'
import { formatMoney } from './formatMoney.ts'
import { formatBps, formatRate } from './formatRate.ts'

const yuan = { code: 'CNY', minorUnits: 2, pattern: '¥{amount}', decimal: '.', group: ',' }
const yen = { ...yuan, code: 'JPY', minorUnits: 0 }
const dollarAfter = { ...yuan, pattern: '{amount} $&', decimal: ',', group: '.' }

test.each([
  [0, yuan, '¥0.00'],
  [5, yuan, '¥0.05'],
  [499_900, yuan, '¥4,999.00'],
  [100_000_000, yuan, '¥1,000,000.00'],
  [3980, yen, '¥3,980'],
  [123_456, dollarAfter, '1.234,56 $&'],
])('%d is written as the pattern says', (minor, pattern, expected) => {
  expect(formatMoney(minor, pattern)).toBe(expected)
})

test.each([
  ['0.006', '0.60%'],
  ['0.0055', '0.55%'],
  ['0.0005', '0.05%'],
  ['0.00055', '0.055%'],
  ['0', '0.00%'],
  ['0.1', '10.00%'],
  ['1.25', '125.00%'],
])('the rate %s is %s', (rate, expected) => {
  expect(formatRate(rate)).toBe(expected)
})

test.each([
  [0, '0.00%'],
  [7, '0.07%'],
  [1303, '13.03%'],
])('%d hundredths of a percent are %s', (bps, expected) => {
  expect(formatBps(bps)).toBe(expected)
})
