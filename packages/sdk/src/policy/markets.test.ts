import { expect, test } from 'vitest'
import { codes } from '../contract/codes.ts'
import {
  eu,
  gb,
  type Item,
  isInScope,
  jp,
  judge,
  lintText,
  type Policy,
  policies,
  rateLabel,
  refusalCodes,
  sg,
  type TextFacts,
  us,
} from './index.ts'
import { rules } from './rules.ts'
import { freeOffer, sampleOffer, sampleOrder, sampleSheet } from './testing/samples.ts'

const all = Object.values(policies)
const facts = (changes: Partial<TextFacts> = {}): TextFacts => ({
  kind: 'copy',
  interestMinor: 35_988,
  beside: [],
  ...changes,
})
const rulesOf = (policy: Policy, text: string, changes?: Partial<TextFacts>) =>
  lintText(policy, 'en', text, facts(changes)).map(({ rule }) => rule)
const refusalOf = (policy: Policy, changes: Parameters<typeof sampleOffer>[1]) =>
  judge(policy, sampleOrder(), [sampleOffer(policy, changes)]).refused[0]
const itemsBeside = (policy: Policy) => policy.beside.map(({ item }) => item)

test('every refusal is one of the codes of the contract', () => {
  for (const code of refusalCodes) expect(codes).toHaveProperty([code])
})

test('figures stand only on surfaces to which a viewer comes no earlier than teaserAfter', () => {
  // A badge is told its surface and nothing else: where it stands says how far the viewer has come.
  const surfaces = ['stream', 'product', 'checkout'] as const
  const stages = ['load', 'product-tap', 'checkout']
  for (const { market, surfaces: shown, teaserAfter } of all) {
    const early = surfaces.slice(0, stages.indexOf(teaserAfter)).map((surface) => shown[surface])
    expect(early, market).not.toContain('figures')
  }
})

test('every rule that a policy names is a row of the list or a market', () => {
  const known = [...rules.map(({ id }) => id), ...Object.keys(policies)]
  for (const { beside, sheet, warnings, words, triggers, required, reading, age } of all) {
    const named = [...beside, ...sheet, ...warnings, ...words, ...triggers, ...required, reading, age]
    expect(named.map(({ rule }) => rule).filter((rule) => !known.includes(rule))).toEqual([])
  }
})

test('every market names its rate and its warnings in Chinese and in English', () => {
  for (const policy of all) {
    for (const convention of policy.apr.conventions) {
      expect(rateLabel(policy, convention, 'zh-CN')).toMatch(/\p{Script=Han}/u)
      expect(rateLabel(policy, convention, 'en')).toMatch(/APR|rate/i)
    }
    for (const { texts } of policy.warnings) expect(texts['zh-CN']).toMatch(/\p{Script=Han}/u)
  }
})

test('no market lets the law’s own words fail its own lint', () => {
  for (const policy of all) {
    for (const { texts } of policy.warnings) {
      for (const [locale, text] of Object.entries(texts)) expect(lintText(policy, locale, text, facts())).toEqual([])
    }
  }
})

test('a market of which no source was read is closed until the bank’s counsel has confirmed it', () => {
  for (const policy of [jp, sg]) {
    const refusal = { refused: 'market-refused', rule: policy.market }
    expect(judge(policy, sampleOrder(), [sampleOffer(policy)])).toMatchObject({ installments: refusal, teaser: 'none' })
    const approved = sampleOrder({ bank: { isCounselApproved: true } })
    expect(judge(policy, approved, [sampleOffer(policy)]).shown).toHaveLength(1)
  }
})

test('EU-01 the warning stands in every unit that shows credit, in every language of the Union', () => {
  const [warning] = judge(eu, sampleOrder(), [sampleOffer(eu)]).warnings
  expect(warning?.texts.en).toBe('Caution! Borrowing money costs money.')
  const languages = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ')
  expect(Object.keys(warning?.texts ?? {})).toEqual(expect.arrayContaining(languages))
  for (const locale of languages) {
    const unit = (text: string) => lintText(eu, locale, text, facts({ kind: 'credit' })).map(({ rule }) => rule)
    expect(unit('—')).toEqual(['EU-01'])
    expect(unit(`— ${warning?.texts[locale]}`)).toEqual([])
  }
  expect(itemsBeside(eu)).toContain('warning')
})

const euItems: Item[] = [
  ...(['borrowing-rate', 'charges', 'total-credit', 'apr', 'term', 'cash-price', 'advance-payment', 'total'] as const),
  'installment-amount',
]

test.each([
  ['EU-01', eu],
  ['EU-02', eu],
  ['UK-04', gb],
  ['US-01', us],
] as const)('%s a badge, which has no room for all that a figure brings, shows none', (_, policy) => {
  expect(judge(policy, sampleOrder(), [sampleOffer(policy)]).teaser).toBe('neutral')
})

test('EU-02 one figure brings the whole standard information', () => {
  expect(itemsBeside(eu)).toEqual(expect.arrayContaining(euItems))
  for (const item of euItems) {
    expect(refusalOf(eu, { sheet: sampleSheet(eu, item) })).toMatchObject({ rule: 'EU-02', missing: [item] })
  }
  for (const text of ['€ 45 a month', 'from 9.9 %', '45 EUR']) expect(rulesOf(eu, text)).toEqual(['EU-02'])
  expect(rulesOf(eu, '€ 45 a month', { beside: [...euItems, 'warning'] })).toEqual([])
})

test('EU-03 credit without charges shows the same, and a short deferral of the seller itself is out of scope', () => {
  const free = judge(eu, sampleOrder(), [freeOffer(eu)])
  expect(free.shown[0]?.beside).toEqual(eu.beside)
  expect(free.warnings.map(({ rule }) => rule)).toEqual(['EU-01', 'EU-02', 'EU-08'])
  const deferred = (days: number, isLargeOnlineSeller: boolean) =>
    isInScope(eu, freeOffer(eu, { merchantDeferral: { days, isLargeOnlineSeller } }))
  expect([deferred(50, false), deferred(51, false), deferred(14, true), deferred(15, true)]).toEqual([
    ...[false, true],
    ...[false, true],
  ])
  expect(isInScope(eu, sampleOffer(eu, { merchantDeferral: { days: 10, isLargeOnlineSeller: false } }))).toBe(true)
  const outside = freeOffer(eu, { merchantDeferral: { days: 1, isLargeOnlineSeller: false } })
  expect(judge(eu, sampleOrder(), [outside]).shown).toMatchObject([{ isInScope: false, beside: eu.beside }])
  expect(isInScope(eu, sampleOffer(eu, { financedMinor: 10_000_000 }))).toBe(true)
  expect(isInScope(eu, sampleOffer(eu, { financedMinor: 10_000_001 }))).toBe(false)
})

test('EU-04 nothing is chosen beforehand', () => {
  expect(judge(eu, sampleOrder(), [freeOffer(eu)])).toMatchObject({
    defaultPlanId: null,
    shown: [{ isSelected: false }],
  })
  expect(judge(eu, sampleOrder({ setup: { defaultPlanId: 'p3' } }), [freeOffer(eu)]).installments?.refused).toBe(
    'bad-config',
  )
})

test.each([
  ['UK-02', gb, 'credit-check'],
  ['UK-02', gb, 'rights'],
  ['UK-03', gb, 'debt-advice'],
  ['UK-04', gb, 'cash-price'],
  ['US-01', us, 'down-payment'],
  ['US-02', us, 'apr'],
  ['US-04', us, 'card-disclosures'],
] as const)('%s without an item of its sheet nothing can be chosen', (rule, policy, item) => {
  const refusal = refusalOf(policy, { sheet: sampleSheet(policy, item) })
  expect(refusal).toMatchObject({ refused: 'market-refused', rule, missing: [item] })
})

test('EU-05 there is a form to keep before the contract', () => {
  const refusal = refusalOf(eu, { sheet: sampleSheet(eu, 'pre-contract-form') })
  expect(refusal).toMatchObject({ rule: 'EU-05', missing: ['pre-contract-form'] })
})

test('EU-08 the right to withdraw is on the sheet', () => {
  const refusal = refusalOf(eu, { sheet: sampleSheet(eu, 'withdrawal-right') })
  expect(refusal).toMatchObject({ rule: 'EU-08', missing: ['withdrawal-right'] })
})

test('EU-06 a personalized offer says that it is', () => {
  const { shown, warnings } = judge(eu, sampleOrder(), [sampleOffer(eu, { isPersonalized: true })])
  expect(shown[0]?.beside).toContainEqual({ item: 'personalized-label', rule: 'EU-06' })
  expect(warnings.map(({ key }) => key)).toContain('personalized-label')
  expect(judge(eu, sampleOrder(), [sampleOffer(eu)]).warnings.map(({ key }) => key)).not.toContain('personalized-label')
})

test('EU-07 credit that nobody asked for is refused', () => {
  expect(refusalOf(eu, { isUnsolicited: true })).toMatchObject({ refused: 'market-refused', rule: 'EU-07' })
})

test('EU-10 the rate is that of Annex I under its local name, with at least one digit', () => {
  expect(eu.apr).toMatchObject({ conventions: ['EU_ANNEX_I'], minimumDecimals: 1 })
  expect(['en', 'fr-FR', 'de'].map((locale) => rateLabel(eu, 'EU_ANNEX_I', locale))).toEqual([
    ...['APR', 'TAEG', 'effektiver Jahreszins'],
  ])
  expect(refusalOf(eu, { apr: { convention: 'CN_IRR_NOMINAL', bps: 1303 } })?.refused).toBe('market-refused')
})

test('UK-01 deferred payment credit needs an authorized lender', () => {
  const judgeFree = (changes: Parameters<typeof freeOffer>[1]) => judge(gb, sampleOrder(), [freeOffer(gb, changes)])
  expect(judgeFree({}).refused).toMatchObject([{ refused: 'market-refused', rule: 'UK-01', missing: ['frn'] }])
  expect(judgeFree({ periods: 12, frn: ' ' }).shown).toEqual([])
  expect(judgeFree({ periods: 12, frn: '123456' }).shown).toHaveLength(1)
  expect(judgeFree({ periods: 13 }).shown).toHaveLength(1)
  expect(refusalOf(gb, {})).toBe(undefined)
})

test('UK-02 the lines on rights and on the credit check are demanded before the agreement', () => {
  expect(gb.sheet).toEqual(
    expect.arrayContaining([
      { item: 'rights', rule: 'UK-02' },
      { item: 'credit-check', rule: 'UK-02' },
    ]),
  )
})

test.each(['We will sue', 'bailiffs may call', '列入黑名单'])('UK-03 no threats: "%s"', (text) => {
  expect(rulesOf(gb, text)).toEqual(['UK-03'])
})

test('UK-04 figures of credit that costs something need the representative example', () => {
  expect(rulesOf(gb, '£45 a month')).toEqual(['UK-04'])
  expect(rulesOf(gb, '£45 a month', { beside: itemsBeside(gb) })).toEqual([])
  expect(rulesOf(gb, '£45 a month', { interestMinor: 0 })).toEqual([])
})

test.each(['No thanks, I don’t want to save', 'I don’t want to save', 'Last chance!', '残忍拒绝'])(
  'UK-05 no shaming: "%s"',
  (text) => {
    expect(rulesOf(gb, text)).toContain('UK-05')
  },
)

test.each([
  ...['USD 45 x 12', '$45 × 12', '12 monthly payments', '$45/mo', '$45 a month', 'CNY 446.57 × 12 期', '每期 446.57'],
  ...['20% down', '$100 down', 'no finance charge', '4 interest-bearing installments', 'USD 45 per month'],
])('US-01 "%s" triggers everything else', (text) => {
  expect(rulesOf(us, text)).toContain('US-01')
  expect(rulesOf(us, text, { beside: itemsBeside(us) })).toEqual([])
})

test('US-01 a line without figures triggers nothing', () => {
  expect(rulesOf(us, 'Pay by installments with your card')).toEqual([])
})

test('US-02 a rate stands with the annual percentage rate', () => {
  expect(rulesOf(us, '0.60 %')).toEqual(['US-02'])
  expect(rulesOf(us, '0.60 %', { beside: ['apr'] })).toEqual([])
})

test('US-03 the rate is that of Appendix J, with two digits', () => {
  expect(us.apr).toMatchObject({ conventions: ['US_APP_J'], decimals: 2 })
})

test('US-04 every offer says which part of Regulation Z it is under', () => {
  expect(judge(us, sampleOrder(), [sampleOffer(us)]).shown).toHaveLength(1)
  const { regime: _, ...without } = sampleOffer(us)
  expect(judge(us, sampleOrder(), [without]).refused).toMatchObject([{ refused: 'market-refused', rule: 'US-04' }])
})

test('a cost too small for two digits is never shown as no cost', () => {
  const tiny = sampleOffer(us, {
    interestMinor: 1,
    totalMinor: 499_901,
    apr: { convention: 'US_APP_J', bps: 0 },
    sheet: null,
  })
  expect(judge(us, sampleOrder(), [tiny]).shown[0]?.rate).toMatchObject({ bps: 0, isBelowSmallest: true })
  expect(judge(us, sampleOrder(), [freeOffer(us)]).shown[0]?.rate).toMatchObject({ bps: 0, isBelowSmallest: false })
})
