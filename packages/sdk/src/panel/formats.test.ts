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

const [from, to, rtl, ltr] = ['\u2068', '\u2069', '\u200f', '\u200e']
const [space, thin] = ['\u00a0', '\u202f']

// Yuan, yen and the Hong Kong dollar are told apart in every language but English, which writes what the badge writes.
test.each([
  ['zh-CN', '¥5,358.88', 'JP¥3,980', 'HK$1.00', '13.03%', '20,000', '2026年12月2日'],
  ['zh-HK', 'CN¥5,358.88', '¥3,980', 'HK$1.00', '13.03%', '20,000', '2026年12月2日'],
  ['en', '¥5,358.88', '¥3,980', '$1.00', '13.03%', '20,000', 'Dec 2, 2026'],
  ['ja', `元${space}5,358.88`, '￥3,980', 'HK$1.00', '13.03%', '20,000', '2026年12月2日'],
  ['ko', 'CN¥5,358.88', 'JP¥3,980', 'HK$1.00', '13.03%', '20,000', '2026년 12월 2일'],
  [
    'fr',
    `5${thin}358,88${space}CNY`,
    `3${thin}980${space}JPY`,
    `1,00${space}HKD`,
    `13,03${space}%`,
    `20${thin}000`,
    '2 déc. 2026',
  ],
  ['de', `5.358,88${space}CN¥`, `3.980${space}¥`, `1,00${space}HK$`, `13,03${space}%`, '20.000', '02.12.2026'],
  [
    'ar',
    `${from}${rtl}5,358.88${space}${from}CN¥${to}${to}`,
    `${from}${rtl}3,980${space}${from}JP¥${to}${to}`,
    `${from}${rtl}1.00${space}${from}HK$${to}${to}`,
    `${from}13.03${ltr}%${ltr}${to}`,
    `${from}20,000${to}`,
    `${from}2 ديسمبر 2026${to}`,
  ],
])('%s writes yuan, yen, Hong Kong dollars, a rate, a count and a day as its readers do', (locale, ...expected) => {
  const { money, rate, count, day } = createFormats(locale, {})
  const written = [money(535_888, 'CNY'), money(3980, 'JPY'), money(100, 'HKD'), rate(1303), count(20_000)]
  expect([...written, day('2026-12-02')]).toEqual(expected)
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
  ['zh-HK', /^2026年11月2[23]日 .{2}\d+:08 \(.+\)$/],
  ['ja', /^2026年11月2[23]日 \d+:08 \(.+\)$/],
  ['ko', /^2026년 11월 2[23]일 오[전후] \d+:08 \(.+\)$/],
  ['fr', /^2[23] nov\. 2026, \d\d:08 \(.+\)$/],
  ['de', /^2[23]\.11\.2026, \d\d:08 \(.+\)$/],
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
  expect(money(535_888, 'CNY')).toBe(`${from}${rtl}5,358.88\u00a0${from}CN¥${to}${to}`)
  expect(rate(1303)).toMatch(/^\u206813\.03\D+\u2069$/)
  expect(day('2026-12-22')).toBe(`${from}22 ديسمبر 2026${to}`)
  expect(instant('2026-11-23T02:07:00.001Z')).toMatch(/^\u2068\d+ نوفمبر 2026 في \d+:08 .+\u2069$/)
})
