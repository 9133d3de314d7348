import { lintText, policies, type TextFacts } from '@offerdock/sdk/policy'
import { expect, test } from 'vitest'
import { type PageLocale, pageLanguages, pageTexts, toPageLocale } from './index.ts'

const locales = Object.keys(pageLanguages) as PageLocale[] // the keys are the type's

/** Every sentence by its path, those with values included. */
function entries(node: unknown, path = ''): [path: string, sentence: string][] {
  if (typeof node === 'function') return [[path, String(node('1', '2', '3'))]]
  if (typeof node === 'string') return [[path, node]]
  return Object.entries(node as object).flatMap(([key, value]) => entries(value, path ? `${path}.${key}` : key))
}

test.each([
  ['zh', 'zh-CN'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-TW', 'zh-HK'],
  ['zh-Hant-MO', 'zh-HK'],
  ['yue', 'zh-HK'],
  ['fr-CA', 'fr'],
  ['DE-at', 'de'],
  ['ja-JP', 'ja'],
  ['ko', 'ko'],
  ['ar-AE', 'ar'],
  ['sv', 'en'],
  ['', 'en'],
])('%s is served by %s', (tag, locale) => {
  expect(toPageLocale(tag)).toBe(locale)
})

test.each(locales)('%s: no sentence is empty, misses a value, lures, or calls interest by another name', (locale) => {
  const said = entries(pageTexts[locale])
  for (const [, sentence] of said) expect(sentence).toMatch(/^(?!.*undefined).+$/)
  for (const policy of Object.values(policies)) {
    const beside = [...policy.beside, ...policy.sheet].map(({ item }) => item)
    const facts: TextFacts = { kind: 'copy', interestMinor: 35_988, beside: [...beside, 'apr', 'conditions'] }
    expect(lintText(policy, locale, said.map(([, sentence]) => sentence).join(' | '), facts)).toEqual([])
  }
})

/** Words that another language shares with English. */
const shared: Partial<Record<PageLocale, readonly string[]>> = { de: ['frame.hotline', 'agreements.shop'] }

test.each(locales.filter((locale) => locale !== 'en'))('%s: nothing was left in English', (locale) => {
  const english = new Map(entries(pageTexts.en))
  const same = entries(pageTexts[locale]).filter(([path, sentence]) => english.get(path) === sentence)
  expect(same.map(([path]) => path)).toEqual(shared[locale] ?? [])
})

test('French sets a narrow no-break space before its high signs, and no other', () => {
  const wrong = entries(pageTexts.fr).filter(([, sentence]) => /(?<!\u202f)[;:!?»]|['"]/.test(sentence))
  expect(wrong).toEqual([])
})

test('one and several are told apart, and in Arabic two as well', () => {
  const tries = (locale: PageLocale) => [1, 2].map((left) => pageTexts[locale].signIn.wrongCode(left))
  expect(tries('en')).toEqual([expect.stringContaining('1 try'), expect.stringContaining('2 tries')])
  expect(tries('fr')).toEqual([expect.stringContaining('1 essai.'), expect.stringContaining('2 essais.')])
  expect(tries('de')).toEqual([expect.stringContaining('1 Versuch.'), expect.stringContaining('2 Versuche.')])
  expect(tries('ar')).toEqual([expect.stringContaining('محاولة واحدة'), expect.stringContaining('محاولتان')])
})
