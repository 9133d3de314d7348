import { expect, test } from 'vitest'
import { formatMoney, formatRate, parseAmount } from './money.ts'

const cny = { code: 'CNY', minorUnits: 2, pattern: '¥{amount}', decimal: '.', group: ',' }

test.each([
  ['4999', 2, 499900],
  ['4999.00', 2, 499900],
  ['4999.5', 2, 499950],
  ['0', 2, 0],
  ['0.01', 2, 1],
  ['4999', 0, 4999],
  ['1.234', 3, 1234],
  ['10000000000.00', 2, 1_000_000_000_000],
])('%s with %i digits is %i minor units', (amount, minorUnits, minor) => {
  expect(parseAmount(amount, minorUnits)).toBe(minor)
})

test.each([
  '',
  ' ',
  '-1',
  '+1',
  '1,000',
  '1e3',
  '01',
  '.5',
  '1.',
  '1.234',
  'NaN',
  'Infinity',
  '０',
  '10000000000.01',
  '99999999999999',
])('amount "%s" is refused', (amount) => {
  expect(parseAmount(amount, 2)).toBeNull()
})

test('a currency without minor units takes no decimal point', () => {
  expect(parseAmount('1.0', 0)).toBeNull()
})

test.each([
  [0, '¥0.00'],
  [1, '¥0.01'],
  [44657, '¥446.57'],
  [535888, '¥5,358.88'],
  [100_000_000, '¥1,000,000.00'],
])('%i fen is %s', (minor, text) => {
  expect(formatMoney(minor, cny)).toBe(text)
})

test('other currencies follow their own pattern', () => {
  expect(formatMoney(1234567, { ...cny, code: 'JPY', minorUnits: 0, pattern: '{amount}円' })).toBe('1,234,567円')
  expect(formatMoney(1234567, { ...cny, minorUnits: 3, pattern: 'KWD {amount}' })).toBe('KWD 1,234.567')
  expect(formatMoney(1234567, { ...cny, pattern: '{amount} €', decimal: ',', group: '.' })).toBe('12.345,67 €')
  expect(formatMoney(100, { ...cny, pattern: '$&{amount}' })).toBe('$&1.00')
})

test('a rate has two decimals', () => {
  expect([0, 5, 1300, 1303].map((bps) => formatRate(bps, cny))).toEqual(['0.00%', '0.05%', '13.00%', '13.03%'])
})
