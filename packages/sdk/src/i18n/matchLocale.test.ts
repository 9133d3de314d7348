import { expect, test } from 'vitest'
import { matchLocale } from './matchLocale.ts'

const available = ['zh-CN', 'en'] as const

test.each([
  [['zh-CN'], 'zh-CN'],
  [['ZH-cn'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['zh-Hans-CN'], 'zh-CN'],
  [['en-GB'], 'en'],
  [['fr', 'en-US'], 'en'],
  [[null, undefined, '', 'zh-TW'], 'zh-CN'],
  [['fr'], null],
  [[], null],
])('%j is served by %s', (wanted, locale) => {
  expect(matchLocale(wanted, available)).toBe(locale)
})
