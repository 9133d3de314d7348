import { expect, test } from 'vitest'
import { createFormats } from './formats.ts'

test.each([
  ['zh-CN', 'CNY', 535_888, '¥5,358.88'],
  ['en', 'CNY', 535_888, '¥5,358.88'],
  ['en', 'JPY', 3980, '¥3,980'],
  ['en', 'CNY', 1, '¥0.01'],
  ['en', 'CNY', 999_999_999_999, '¥9,999,999,999.99'],
])('%s writes %s %i as %s', (locale, currency, minor, text) => {
  expect(createFormats(locale, {}).money(minor, currency)).toBe(text)
})

test('where the bank and ISO 4217 differ on the digits, the bank’s word holds', () => {
  expect(createFormats('en', { JPY: 2 }).money(3980, 'JPY')).toBe('¥39.80')
})

test.each([
  [1303, '13.03%'],
  [0, '0.00%'],
  [5, '0.05%'],
  [160_698, '1,606.98%'],
])('%i basis points are %s', (bps, text) => {
  expect(createFormats('zh-CN', {}).rate(bps)).toBe(text)
})

test.each([
  ['zh-CN', /^2026年11月23日 \d\d:08 \(.+\)$/],
  ['en', /^Nov 2[23], 2026, \d+:08 [AP]M \(.+\)$/],
])('an instant in %s is never before its minute, and names its zone', (locale, text) => {
  expect(createFormats(locale, {}).instant('2026-11-23T02:07:00.001Z')).toMatch(text)
  expect(createFormats(locale, {}).instant('2026-11-23T02:08:00.000Z')).toMatch(text)
})

test('a day is that day in every time zone', () => {
  expect(createFormats('zh-CN', {}).day('2026-12-22')).toBe('2026年12月22日')
  expect(createFormats('en', {}).day('2026-12-22')).toBe('Dec 22, 2026')
})

test('between Arabic words a figure and its currency stay one piece, in digits like those of the texts', () => {
  const { money, rate, day, instant } = createFormats('ar', {})
  const [from, to, rtl] = ['\u2068', '\u2069', '\u200f']
  expect(money(535_888, 'CNY')).toBe(`${from}${rtl}5,358.88\u00a0${from}CN¥${to}${to}`)
  expect(rate(1303)).toMatch(/^\u206813\.03\D+\u2069$/)
  expect(day('2026-12-22')).toBe(`${from}22 ديسمبر 2026${to}`)
  expect(instant('2026-11-23T02:07:00.001Z')).toMatch(/^\u2068\d+ نوفمبر 2026 في \d+:08 .+\u2069$/)
})
