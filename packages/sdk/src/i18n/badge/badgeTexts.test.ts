import { expect, test } from 'vitest'
import { languages } from '../panel/index.ts'
import { badgeTexts } from './index.ts'
import { openTexts } from './openTexts.ts'

test.each([
  ['zh-Hans-CN', 'zh-CN', 'zh-CN'],
  ['en-GB', 'en', 'en'],
  ['ar-AE', 'ar', 'en'],
  ['fr', 'en', 'en'],
])('%s goes to the panel as %s, and the badge speaks %s and says so', (wish, locale, lang) => {
  const found = badgeTexts([wish])
  expect([found.locale, found.texts.lang]).toEqual([locale, lang])
})

test('what is said once a panel opens is there in every language of the panel', () => {
  const loading = Object.keys(languages).map((locale) => openTexts(locale).loading)
  expect(new Set(loading).size).toBe(loading.length)
})
