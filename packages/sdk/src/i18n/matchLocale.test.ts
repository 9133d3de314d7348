import { expect, test } from 'vitest'
import { matchLocale } from './matchLocale.ts'

const available = ['zh-CN', 'zh-HK', 'en', 'fr'] as const

test.each([
  [['zh-CN'], 'zh-CN'],
  [['ZH-cn'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['zh-Hans-CN'], 'zh-CN'],
  [['en-GB'], 'en'],
  [['zh-Hans-HK'], 'zh-CN'],
  [['zh-SG'], 'zh-CN'],
  [['zh-HK'], 'zh-HK'],
  [['zh-Hant'], 'zh-HK'],
  [['zh-Hant-CN'], 'zh-HK'],
  [['zh-TW'], 'zh-HK'],
  [['ZH-mo'], 'zh-HK'],
  [['yue-Hant-HK'], 'zh-HK'],
  [['fr-CA'], 'fr'],
  [['fra'], null],
  [['sv', 'en-US'], 'en'],
  [[null, undefined, '', 'zh-TW'], 'zh-HK'],
  [['sv'], null],
  [[], null],
])('%j is served by %s', (wanted, locale) => {
  expect(matchLocale(wanted, available)).toBe(locale)
})

test('without traditional characters any Chinese serves', () => {
  expect(matchLocale(['zh-TW'], ['en', 'zh-CN'])).toBe('zh-CN')
})
