import { expect, test } from 'vitest'
import { loadAsideTexts } from './aside/index.ts'
import { findPanelLocale, type Language, languages, loadPanelTexts } from './index.ts'

const all = await Promise.all(
  (Object.keys(languages) as Language[]).map(async (locale) => ({
    locale,
    texts: { ...(await loadPanelTexts(locale)), asidesThemselves: await loadAsideTexts(locale) },
  })), // the keys are the type's
)
const en = await loadPanelTexts('en')
const ar = await loadPanelTexts('ar')

/** Every sentence, those with values included. */
function sentences(node: unknown): string[] {
  if (typeof node === 'function') return [String(node('1', '2', '3', '4'))]
  if (typeof node === 'string') return [node]
  return Object.values(node as object).flatMap(sentences)
}

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['EN-gb', 'en'],
  ['ar', 'ar'],
  ['ar-AE', 'ar'],
  ['fr', 'en'],
  ['en-XA', 'en'],
  ['', 'en'],
])('%s is served by %s', (tag, locale) => {
  expect(findPanelLocale(tag)).toBe(locale)
})

test.each(all)('$locale: no sentence is empty, and none carries an undefined value', ({ texts }) => {
  for (const sentence of sentences(texts)) expect(sentence).toMatch(/^(?!.*undefined).+$/)
})

const forbidden: Record<Language, RegExp> = {
  'zh-CN': /手续费|服务费|最低还款|零成本|0成本|秒批|秒到|必过|无风险|低至/,
  en: /\bfee\b|guaranteed|instant|zero cost/i,
  ar: /رسوم|عمولة|مضمون|فوري|مجان|بدون تكلفة|بلا تكلفة/,
}

test.each(all)('$locale: the cost of installments is called interest, and nothing is promised', ({ locale, texts }) => {
  expect(sentences(texts).join('\n')).not.toMatch(forbidden[locale as Language])
})

const scripts: Record<Language, { own: RegExp; foreign: RegExp }> = {
  'zh-CN': { own: /\p{Script=Han}/u, foreign: /\p{Script=Arabic}/u },
  en: { own: /\p{Script=Latin}/u, foreign: /\p{Script=Han}|\p{Script=Arabic}/u },
  ar: { own: /\p{Script=Arabic}/u, foreign: /\p{Script=Han}|[a-z]/iu },
}

test.each(all)('$locale speaks its own script', ({ locale, texts }) => {
  const { own, foreign } = scripts[locale as Language]
  expect(sentences(texts).filter((sentence) => !own.test(sentence) || foreign.test(sentence))).toEqual([])
})

test.each(all)('$locale: the switch of elder mode is called by what it shows', ({ texts }) => {
  expect(texts.elder.mode.startsWith(texts.elder.short)).toBe(true)
})

test.each([
  [1, 'قسط واحد'],
  [2, 'قسطان'],
  [3, '3 أقساط'],
  [10, '10 أقساط'],
  [11, '11 قسطًا'],
  [24, '24 قسطًا'],
  [103, '103 أقساط'],
])('%i installments are counted as Arabic counts', (periods, text) => {
  expect(ar.offers.plan(periods)).toBe(text)
})

test('a confirm of two payments takes the case that its preposition asks for', () => {
  expect(ar.review.confirmPlan(2, '5')).toContain('على قسطين')
})

test('the pseudo-locale is longer by two fifths and in brackets, and keeps what a sentence is given', async () => {
  const pseudo = await loadPanelTexts('en-XA')
  const stretched = sentences(pseudo)
  for (const [index, sentence] of sentences(en).entries()) {
    expect(stretched[index]).toMatch(/^⟦.+⟧$/u)
    expect(stretched[index]?.length).toBeGreaterThanOrEqual(sentence.length * 1.4)
  }
  expect(pseudo.review.confirmPlan(12, '¥5,358.88 usance')).toMatch(/ 12 .*¥5,358\.88 usance/)
  expect(pseudo.offers.decline).not.toMatch(/[aceginosuy]/i)
})
