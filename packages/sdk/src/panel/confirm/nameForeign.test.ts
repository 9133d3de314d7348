import { expect, test } from 'vitest'
import { nameForeign } from './nameForeign.ts'

test.each([
  ['fr', 'zh-CN', 'chinois simplifié'],
  ['de', 'en', 'Englisch'],
  ['ja', 'zh-CN', '簡体中国語'],
  ['zh-HK', 'zh-CN', '簡體中文'],
  ['en', 'en-GB', null],
  ['en-XA', 'en', null],
])('%s calls %s %s', (locale, tag, name) => {
  expect(nameForeign(tag, locale)).toBe(name)
})
