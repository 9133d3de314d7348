import { expect, test } from 'vitest'
import { aprConvention } from '../../contract/index.ts'
import { lintText, policies, rateLabel, type TextFacts } from '../../policy/index.ts'
import { loadAsideTexts } from './aside/index.ts'
import { findPanelLocale, type Language, languages, loadPanelTexts } from './index.ts'

const locales = Object.keys(languages) as Language[] // the keys are the type's
const all = await Promise.all(
  locales.map(async (locale) => ({
    locale,
    texts: { ...(await loadPanelTexts(locale)), asidesThemselves: await loadAsideTexts(locale) },
  })),
)
const textsOf = Object.fromEntries(all.map(({ locale, texts }) => [locale, texts])) as Record<
  Language,
  (typeof all)[number]['texts']
>
const { en, ar, fr, de } = textsOf

/** Every sentence by its path, those with values included. */
function entries(node: unknown, path = ''): [path: string, sentence: string][] {
  if (typeof node === 'function') return [[path, String(node('1', '2', '3', '4'))]]
  if (typeof node === 'string') return [[path, node]]
  return Object.entries(node as object).flatMap(([key, value]) => entries(value, path ? `${path}.${key}` : key))
}

const sentences = (node: unknown) => entries(node).map(([, sentence]) => sentence)

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['EN-gb', 'en'],
  ['ar', 'ar'],
  ['ar-AE', 'ar'],
  ['zh-Hans', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zh-HK', 'zh-HK'],
  ['zh-Hant', 'zh-HK'],
  ['zh-Hant-TW', 'zh-HK'],
  ['zh-TW', 'zh-HK'],
  ['zh-MO', 'zh-HK'],
  ['yue', 'zh-HK'],
  ['ja-JP', 'ja'],
  ['ko-KR', 'ko'],
  ['fr-CA', 'fr'],
  ['de-AT', 'de'],
  ['de-CH-1996', 'de'],
  ['sv', 'en'],
  ['en-XA', 'en'],
  ['', 'en'],
])('%s is served by %s', (tag, locale) => {
  expect(findPanelLocale(tag)).toBe(locale)
})

test.each(all)('$locale: no sentence is empty, and none carries an undefined value', ({ texts }) => {
  for (const sentence of sentences(texts)) expect(sentence).toMatch(/^(?!.*undefined).+$/)
})

/** Where it is said that nothing is charged, and nothing is: beside the conditions, of which these words are a part. */
const free = /^(offers\.interestFree|choice\.waived\.(all|first)|(plain\.)?offers\.payInFullNote)$/

test.each(all)('$locale: the cost of installments is called interest, and nothing is promised', ({ locale, texts }) => {
  for (const policy of Object.values(policies)) {
    const beside = [...policy.beside, ...policy.sheet].map(({ item }) => item)
    const facts: TextFacts = { kind: 'copy', interestMinor: 35_988, beside: [...beside, 'apr', 'conditions'] }
    const said = (isFree: boolean) => entries(texts).filter(([path]) => free.test(path) === isFree)
    const faultsOf = (isFree: boolean, more: Partial<TextFacts>) =>
      lintText(
        policy,
        locale,
        said(isFree)
          .map(([, sentence]) => sentence)
          .join(' | '),
        { ...facts, ...more },
      )
    expect([...faultsOf(false, {}), ...faultsOf(true, { interestMinor: 0 })]).toEqual([])
    expect(lintText(policies.CN, locale, texts.terms.interest, { ...facts, kind: 'cost' })).toEqual([])
  }
})

test.each([
  ['zh-HK', '零手續費，即時批核'],
  ['ja', '手数料無料、審査なし'],
  ['ko', '수수료 무료, 즉시 승인'],
  ['fr', 'Accord immédiat, sans frais'],
  ['de', 'Sofortzusage ohne Gebühren'],
  ['ar', 'مُوافقة فوريّة وبلا رُسوم'],
])('%s: what lures is found in its own words, "%s"', (locale, text) => {
  const found = lintText(policies.CN, locale, text, { kind: 'copy', interestMinor: 0, beside: ['apr', 'conditions'] })
  expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['CN-03', 'CN-11']))
})

test('words of a language are whole words: "gratuité" and "Gebührentabelle" are others', () => {
  const facts: TextFacts = { kind: 'copy', interestMinor: 0, beside: [] }
  expect(lintText(policies.CN, 'fr', 'La gratuité du retour', facts)).toEqual([])
  expect(lintText(policies.CN, 'fr', 'Le retour est gratuit', facts)).toMatchObject([{ says: 'gratuit' }])
})

const scripts: Record<Language, { own: RegExp; foreign: RegExp }> = {
  'zh-CN': {
    own: /\p{Script=Han}/u,
    foreign: /[\p{Script=Arabic}\p{Script=Hangul}\p{Script=Hiragana}這為還時說請過應認訂單銀額們戶]/u,
  },
  // Neither simplified characters nor the mainland's words in traditional ones.
  'zh-HK': {
    own: /\p{Script=Han}/u,
    foreign:
      /[\p{Script=Arabic}\p{Script=Hangul}\p{Script=Hiragana}这为还时说请过应认订单银额们户]|登錄|賬戶|信息|默認|網絡連接|打印|保存副本|隱私|商家|點擊/u,
  },
  en: { own: /\p{Script=Latin}/u, foreign: /\p{Script=Han}|\p{Script=Arabic}/u },
  ja: {
    own: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    foreign: /\p{Script=Arabic}|\p{Script=Hangul}/u,
  },
  ko: { own: /\p{Script=Hangul}/u, foreign: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Arabic}]/u },
  fr: { own: /\p{Script=Latin}/u, foreign: /[\p{Script=Han}\p{Script=Arabic}ßäö]/u },
  de: { own: /\p{Script=Latin}/u, foreign: /[\p{Script=Han}\p{Script=Arabic}éèàç]/u },
  ar: { own: /\p{Script=Arabic}/u, foreign: /\p{Script=Han}|[a-z]/iu },
}

test.each(all)('$locale speaks its own script', ({ locale, texts }) => {
  const { own, foreign } = scripts[locale]
  expect(sentences(texts).filter((sentence) => !own.test(sentence) || foreign.test(sentence))).toEqual([])
})

/** Words that another language shares with English. */
const shared: Partial<Record<Language, readonly string[]>> = {
  fr: ['picture.points', 'terms.total'],
  de: ['hotline'],
}

test.each(all.filter(({ locale }) => locale !== 'en'))('$locale: nothing was left in English', ({ locale, texts }) => {
  const english = new Map(entries(en))
  const same = entries(texts).filter(([path, sentence]) => english.get(path) === sentence)
  const known = (shared[locale] ?? []).filter((path) => same.some(([found]) => found === path))
  expect(same.map(([path]) => path)).toEqual(known)
  expect(shared[locale] ?? []).toEqual(known)
})

test('French sets a narrow no-break space before its high signs and inside its quotes, and no other', () => {
  const wrong = /(?<!\u202f)[;:!?»]|«(?!\u202f)|['"]/
  expect(sentences(fr).filter((sentence) => wrong.test(sentence))).toEqual([])
})

test('German says Sie, and French vous', () => {
  expect(sentences(de).filter((sentence) => /(?<!\p{L})(du|dir|dich|dein\w*)(?!\p{L})/iu.test(sentence))).toEqual([])
  expect(sentences(fr).filter((sentence) => /(?<!\p{L})(tu|toi|ton|ta|tes)(?!\p{L})/iu.test(sentence))).toEqual([])
})

test('a market’s own name of its annual rate is the one of its language', () => {
  for (const policy of [policies.EU, policies.HK]) {
    for (const convention of aprConvention.options.filter((key) => policy.apr.conventions.includes(key))) {
      for (const locale of locales.filter((tag) => tag in (policy.apr.labels[convention] ?? {}))) {
        expect(textsOf[locale].terms.apr[convention]).toBe(rateLabel(policy, convention, locale))
      }
    }
  }
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

test('one and several are told apart', () => {
  const plans = (texts: typeof en) => [1, 2].map((periods) => texts.offers.plan(periods))
  expect(plans(fr)).toEqual(['1 échéance', '2 échéances'])
  expect(plans(de)).toEqual(['1 Rate', '2 Raten'])
  const kept = (texts: typeof en) => [1, 2].map((agreements) => texts.asidesThemselves.privacy.kept(agreements, 30))
  expect(kept(fr)).toEqual([expect.stringContaining('1 contrat,'), expect.stringContaining('2 contrats,')])
  expect(kept(de)).toEqual([expect.stringContaining('1 Vertrag,'), expect.stringContaining('2 Verträge,')])
  expect(fr.choice.waived.first(1)).toBe('Première échéance sans intérêts')
  expect(de.choice.waived.first(1)).toBe('Erste Rate zinsfrei')
})

test('a confirm of two payments takes the case that its preposition asks for', () => {
  expect(ar.review.confirmPlan(2, '5')).toContain('على قسطين')
})

test('the pseudo-locale is longer by two fifths and in brackets, and keeps what a sentence is given', async () => {
  const pseudo = await loadPanelTexts('en-XA')
  const stretched = sentences(pseudo)
  for (const [index, sentence] of sentences(await loadPanelTexts('en')).entries()) {
    expect(stretched[index]).toMatch(/^⟦.+⟧$/u)
    expect(stretched[index]?.length).toBeGreaterThanOrEqual(sentence.length * 1.4)
  }
  expect(pseudo.review.confirmPlan(12, '¥5,358.88 usance')).toMatch(/ 12 .*¥5,358\.88 usance/)
  expect(pseudo.offers.decline).not.toMatch(/[aceginosuy]/i)
})
