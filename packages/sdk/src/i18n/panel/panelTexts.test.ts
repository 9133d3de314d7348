import { expect, test } from 'vitest'
import { findPanelLocale, loadPanelTexts } from './index.ts'

const zhCN = await loadPanelTexts('zh-CN')
const en = await loadPanelTexts('en')

/** Every sentence, those with values included. */
function sentences(node: unknown): string[] {
  if (typeof node === 'function') return [String(node('1', '2'))]
  if (typeof node === 'string') return [node]
  return Object.values(node as object).flatMap(sentences)
}

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['EN-gb', 'en'],
  ['fr', 'en'],
  ['', 'en'],
])('%s is served by %s', (tag, locale) => {
  expect(findPanelLocale(tag)).toBe(locale)
})

test('no sentence is empty, and none carries an undefined value', () => {
  for (const sentence of [...sentences(zhCN), ...sentences(en)]) expect(sentence).toMatch(/^(?!.*undefined).+$/)
})

test('the cost of installments is called interest, and nothing is promised', () => {
  expect(sentences(zhCN).join('\n')).not.toMatch(/手续费|服务费|最低还款|零成本|0成本|秒批|秒到|必过|无风险|低至/)
  expect(sentences(en).join('\n')).not.toMatch(/\bfee\b|guaranteed|instant|zero cost/i)
})

test('each language speaks its own script', () => {
  expect(sentences(en).filter((sentence) => /\p{Script=Han}/u.test(sentence))).toEqual([en.otherLanguage])
  expect(sentences(zhCN).filter((sentence) => !/\p{Script=Han}/u.test(sentence))).toEqual([zhCN.otherLanguage])
})
