import { expect, test } from 'vitest'
import { builtInSeed } from '../testing/makeSeed.ts'
import { createPageFormats } from './createPageFormats.ts'

const { currency } = builtInSeed().offers['cn-standard'] ?? {}
if (!currency) throw new Error('the seed has no such offer')
const rules = { currency, timeZone: 'Asia/Shanghai' }
const [from, to, rtl, ltr] = ['\u2068', '\u2069', '\u200f', '\u200e']

test.each([
  ['zh-CN', '¥5,358.88', '13.03%', '2026年11月23日'],
  ['en', '¥5,358.88', '13.03%', '23 Nov 2026'],
  ['zh-HK', 'CN¥5,358.88', '13.03%', '2026年11月23日'],
  ['ja', '元\u00a05,358.88', '13.03%', '2026/11/23'],
  ['ko', 'CN¥5,358.88', '13.03%', '2026. 11. 23.'],
  ['fr', '5\u202f358,88\u00a0CNY', '13,03\u00a0%', '23 nov. 2026'],
  ['de', '5.358,88\u00a0CN¥', '13,03\u00a0%', '23.11.2026'],
  [
    'ar',
    `${from}${rtl}5,358.88\u00a0${from}CN¥${to}${to}`,
    `${from}13.03${ltr}%${ltr}${to}`,
    `${from}23${rtl}/11${rtl}/2026${to}`,
  ],
] as const)('%s writes an amount, a rate and the bank’s day as its readers do', (locale, ...expected) => {
  const { money, rate, day } = createPageFormats(locale, rules)
  expect([money(535_888), rate(1303), day(new Date('2026-11-22T18:10:00.000Z'))]).toEqual(expected)
})
