import { expect, test } from 'vitest'
import { nameBank } from './nameBank.ts'

test.each([
  ['zh-HK', '示例银行', 'zh-CN'],
  ['en', 'Sample Bank', 'en'],
  ['fr', 'Sample Bank', 'en'],
])('for %s the bank is called %s, in %s', (locale, name, lang) => {
  const seed = { bank: { legalName: { 'zh-CN': '示例银行', en: 'Sample Bank' }, hotline: '1' } }
  expect(nameBank(seed, locale)).toEqual({ name, lang })
})
