import { expect, test } from 'vitest'
import { findPanelLocale, languages } from '../panel/index.ts'
import { badgeTexts } from './index.ts'
import { openTexts } from './openTexts.ts'

test.each([
  [['zh-Hans-CN'], 'zh-Hans-CN', 'zh-CN'],
  [['zh-HK'], 'zh-HK', 'zh-CN'],
  [['en-GB'], 'en-GB', 'en'],
  [['en-XA'], 'en-XA', 'en'],
  [['ar-AE'], 'ar-AE', 'en'],
  [['FR'], 'FR', 'en'],
  [['sv', null, 'ja-JP', 'en'], 'ja-JP', 'en'],
  [[undefined, '', 'english', 'zh_CN', 'xde'], 'en', 'en'],
  [[], 'en', 'en'],
  [['de-DE-u-co-phonebk-ka-shifted-and-so-on'], 'de-DE-u-co', 'en'],
])('of %j the panel gets %s, and the badge speaks %s and says so', (wanted, locale, lang) => {
  const found = badgeTexts(wanted)
  expect([found.locale, found.texts.lang]).toEqual([locale, lang])
})

test('every language of the panel passes the badge as it is', () => {
  for (const locale of Object.keys(languages)) {
    expect(badgeTexts(['sv', locale, 'en']).locale).toBe(locale)
    expect(findPanelLocale(locale)).toBe(locale)
  }
})

test('what is said once a panel opens is there in every language of the panel', () => {
  const loading = Object.keys(languages).map((locale) => openTexts(locale).loading)
  expect(new Set(loading).size).toBe(loading.length)
})
