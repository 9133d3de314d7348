import { expect, test } from 'vitest'
import { aprLabelsEn, aprLabelsZh } from '../i18n/aprLabels.ts'
import { judge, lintText, type PolicyOrder, policies, rateLabel, type Setup, type TextFacts } from './index.ts'
import { cn } from './markets/cn.ts'
import { freeOffer, sampleOffer, sampleOrder, sampleSheet } from './testing/samples.ts'

const facts = (changes: Partial<TextFacts> = {}): TextFacts => ({
  kind: 'copy',
  interestMinor: 35_988,
  beside: [],
  ...changes,
})
const faultsOf = (text: string, changes: Partial<TextFacts> = {}) => lintText(cn, 'zh-CN', text, facts(changes))
const rulesOf = (text: string, changes: Partial<TextFacts> = {}) => faultsOf(text, changes).map(({ rule }) => rule)
const judgePlan = (changes: Parameters<typeof sampleOffer>[1]) => {
  const { shown, refused } = judge(cn, sampleOrder(), [sampleOffer(cn, changes)])
  return refused[0] ?? shown[0]
}
const judgeOrder = (changes: Partial<PolicyOrder>) => judge(cn, sampleOrder(changes), [sampleOffer(cn), freeOffer(cn)])
const setup: Setup = { retentionYears: 3, impactAssessmentId: 'pia-1' }
const judgeSetup = (changes: Setup) => judgeOrder({ setup: { ...setup, ...changes } })

test('an everyday order of a viewer of age sees every plan, and the figures', () => {
  const verdict = judgeOrder({ setup })
  expect(verdict).toMatchObject({ teaser: 'figures', payInFull: null, points: null, installments: null, refused: [] })
  expect(verdict.shown.map(({ planId, mayConfirm }) => [planId, mayConfirm])).toEqual([
    ['p3', true],
    ['p12', true],
  ])
})

test('an amount that is none closes everything, and where no plan is left that is said', () => {
  for (const orderMinor of [Number.NaN, -1, 0.5]) {
    expect(judgeOrder({ orderMinor }).payInFull).toEqual({ refused: 'bad-config', rule: 'amount' })
  }
  const empty = { shown: [], teaser: 'none', warnings: [], installments: { refused: 'no-offer' }, payInFull: null }
  expect(judge(cn, sampleOrder(), [])).toMatchObject(empty)
  expect(judge(cn, sampleOrder(), [sampleOffer(cn, { periods: 61 })])).toMatchObject({ ...empty, refused: [{}] })
})

test('CN-01 an offer without an annual rate is refused, and no price of a period stands without one', () => {
  expect(judgePlan({ apr: null })).toMatchObject({ refused: 'market-refused', rule: 'CN-01', missing: ['apr'] })
  expect(judgePlan({})).toMatchObject({ beside: expect.arrayContaining([{ item: 'apr', rule: 'CN-01' }]) })
  expect(rulesOf('每期 ¥446.57')).toEqual(['CN-01'])
  expect(rulesOf('每期 ¥446.57', { beside: ['apr'] })).toEqual([])
})

test('CN-02 every convention has its own label, simple rates say so, and a foreign convention is refused', () => {
  for (const policy of Object.values(policies).filter(({ isSourced }) => isSourced)) {
    for (const key of policy.apr.conventions) {
      expect(rateLabel(policy, key, 'zh-CN')).toBe(aprLabelsZh[key])
      expect(rateLabel(policy, key, 'en')).toBe(aprLabelsEn[key])
    }
  }
  expect(cn.apr.conventions).toEqual(['CN_IRR_NOMINAL', 'CN_IRR_EFFECTIVE', 'CN_SIMPLE_AVG'])
  expect(rateLabel(cn, 'CN_SIMPLE_AVG', 'zh-Hans')).toContain('单利')
  expect(rateLabel(cn, 'US_APP_J', 'zh-CN')).toBe(null)
  expect(judgePlan({ apr: { convention: 'US_APP_J', bps: 1303 } })).toMatchObject({ rule: 'CN-02' })
})

test.each(['手续费', '每期服务费', '手 续 费', '手​续​费', '手續費', '0手续费', 'a handling FEE'])(
  'CN-03 "%s" is refused',
  (text) => {
    expect(rulesOf(text, { beside: ['apr'] })).toContain('CN-03')
  },
)

test('CN-03 a cost is called interest', () => {
  expect(rulesOf('利息合计 ¥359.88', { kind: 'cost' })).toEqual([])
  expect(faultsOf('成本合计 ¥359.88', { kind: 'cost' })).toEqual([{ rule: 'CN-03', lacks: ['利息'] }])
  expect(rulesOf('coffee')).toEqual([])
})

test.each(cn.sheet)('$rule a sheet without $item cannot be chosen', ({ item, rule }) => {
  const refusal = judgePlan({ sheet: sampleSheet(cn, item) })
  expect(refusal).toMatchObject({ refused: 'market-refused', rule, missing: [item] })
})

test('CN-04 sums that do not add up are refused', () => {
  expect(judgePlan({ totalMinor: 535_889 })).toMatchObject({ refused: 'bank-error', rule: 'CN-04' })
  for (const changes of [
    { totalMinor: Number.NaN },
    { financedMinor: 0.5, totalMinor: 35_988.5 },
    { apr: { convention: 'CN_IRR_NOMINAL', bps: Number.NaN } as const },
    { feeMode: 'NONE', interestMinor: 0, totalMinor: 499_900 } as const, // a rate without a cost
  ]) {
    expect(judgePlan(changes)).toMatchObject({ refused: 'bank-error', rule: 'CN-04' })
  }
})

test('CN-06 nothing is chosen for the viewer, in no market, and a set-up that wants to is refused', () => {
  for (const policy of Object.values(policies)) expect(policy.defaultPlan).toBe(null)
  expect(judgeOrder({}).shown.map(({ isSelected }) => isSelected)).toEqual([false, false])
  expect(judgeOrder({}).defaultPlanId).toBe(null)
  const refusal = { refused: 'bad-config', rule: 'CN-06' }
  expect(judgeSetup({ defaultPlanId: 'p12' })).toMatchObject({ installments: refusal, shown: [], teaser: 'none' })
})

test('CN-07 one-off collection may not be all there is', () => {
  const upfront = sampleOffer(cn, { planId: 'u', feeMode: 'UPFRONT' })
  const first = sampleOffer(cn, { planId: 'f', feeMode: 'FIRST_PERIOD' })
  expect(judge(cn, sampleOrder(), [upfront, first])).toMatchObject({
    shown: [],
    teaser: 'none',
    payInFull: null,
    installments: { refused: 'market-refused', rule: 'CN-07' },
  })
  expect(judge(cn, sampleOrder(), [upfront, first, sampleOffer(cn)]).shown).toHaveLength(3)
  // The other way to pay is no choice if it is refused itself.
  const tooLong = sampleOffer(cn, { periods: 61 })
  expect(judge(cn, sampleOrder(), [upfront, tooLong]).installments?.rule).toBe('CN-07')
})

test('CN-08 no installments of what is in installments, and no minimum payment', () => {
  expect(judgeOrder({ isInstalled: true }).installments).toEqual({ refused: 'order-taken', rule: 'CN-08' })
  expect(rulesOf('最低还款 ¥100')).toEqual(['CN-08'])
})

test('CN-09 five years at most, and the limits of the plan, inclusive', () => {
  expect(judgePlan({ periods: 60 })).toMatchObject({ planId: 'p12', isSelected: false })
  expect(judgePlan({ periods: 61 })).toMatchObject({ refused: 'market-refused', rule: 'CN-09', maximumPeriods: 60 })
  expect(judgePlan({ minimumMinor: 499_900, maximumMinor: 499_900 })).not.toHaveProperty('refused')
  expect(judgePlan({ minimumMinor: 499_901 })).toMatchObject({ refused: 'below-minimum', minimumMinor: 499_901 })
  expect(judgePlan({ maximumMinor: 499_899 })).toMatchObject({ refused: 'above-maximum', maximumMinor: 499_899 })
})

test('CN-10 no cash, and nobody buys from themselves', () => {
  expect(judgePlan({ kind: 'cash' })).toMatchObject({ refused: 'market-refused', rule: 'CN-10' })
  expect(judgeOrder({ isPayeeBuyer: true }).installments).toMatchObject({ rule: 'CN-10' })
})

test.each([
  ...['零成本', '0成本', '０ 成本', '秒批', '秒到', '必过', '无风险', 'Guaranteed', 'instant approval', 'zero  cost'],
])('CN-11 "%s" is refused whatever stands beside it', (text) => {
  expect(rulesOf(text, { beside: ['apr', 'conditions'], interestMinor: 0 })).toContain('CN-11')
})

test('CN-11 "from" needs the annual rate, and "free" a plan without charges and its conditions', () => {
  expect(rulesOf('低至 0.5%')).toEqual(['CN-11'])
  expect(rulesOf('低至 0.5%', { beside: ['apr'] })).toEqual([])
  expect(rulesOf('3 期免息', { interestMinor: 0 })).toEqual(['CN-11'])
  expect(rulesOf('3 期免息', { interestMinor: 1, beside: ['conditions'] })).toEqual(['CN-11'])
  expect(rulesOf('3 期免息', { interestMinor: null, beside: ['conditions'] })).toEqual(['CN-11'])
  expect(rulesOf('3 期免息', { interestMinor: 0, beside: ['conditions'] })).toEqual([])
  expect(rulesOf('installments')).toEqual([])
})

test('CN-12 costs add up to the total and name who collects them, and the closing sentence is there', () => {
  const { items, readingMs } = sampleSheet(cn)
  const cost = { name: 'interest', minor: 35_988, collectedBy: 'Sandbox Bank Ltd.' }
  for (const costs of [[{ ...cost, minor: 35_987 }], [{ ...cost, collectedBy: ' ' }], [cost, { ...cost, minor: 1 }]]) {
    expect(judgePlan({ sheet: { items, readingMs, costs } })).toMatchObject({ rule: 'CN-12', missing: ['cost-items'] })
  }
  expect(rulesOf('利息', { kind: 'sheet' })).toEqual(['CN-12'])
  expect(rulesOf('利息。除以上明示成本外，不再收取其他与贷款相关的息费。', { kind: 'sheet' })).toEqual([])
})

test('CN-13 the reading time comes from the signed offer, and there is one', () => {
  expect(judgePlan({})).toMatchObject({ readingMs: 3000 })
  for (const readingMs of [0, -1, Number.NaN]) {
    expect(judgePlan({ sheet: { ...sampleSheet(cn), readingMs } })).toMatchObject({ rule: 'CN-13' })
  }
  expect(judgePlan({ sheet: null })).toMatchObject({ readingMs: null, mayConfirm: false })
})

test('CN-17 nothing opens without the viewer, nothing stands in the show, and figures wait for the checkout', () => {
  expect(judgeOrder({ openedBy: 'script' })).toMatchObject({
    shown: [],
    payInFull: { refused: 'no-gesture', rule: 'CN-17' },
  })
  const teaser = (changes: Partial<PolicyOrder>) => judgeOrder({ openedBy: null, viewer: null, ...changes }).teaser
  expect(teaser({ surface: 'stream' })).toBe('none')
  expect(teaser({ surface: 'product', reached: 'product-tap' })).toBe('neutral')
  expect(teaser({ surface: 'checkout', reached: 'load' })).toBe('neutral')
  expect(teaser({ surface: 'checkout', reached: 'checkout' })).toBe('figures')
})

test('CN-18 a payment firm that is no bank takes no installments unless counsel agreed', () => {
  expect(judgeOrder({ payee: 'nonbank-psp' }).installments).toEqual({ refused: 'market-refused', rule: 'CN-18' })
  expect(judgeOrder({ payee: 'nonbank-psp', bank: { isCounselApproved: true } }).installments).toBe(null)
})

const leftOut = (item: Parameters<typeof sampleSheet>[1]) => judgePlan({ sheet: sampleSheet(cn, item) })

test('CN-14 late costs and who collects them are on the sheet', () => {
  expect(leftOut('late-cost')).toMatchObject({ rule: 'CN-14', missing: ['late-cost'] })
  expect(leftOut('late-collector')).toMatchObject({ rule: 'CN-14', missing: ['late-collector'] })
})

test('CN-15 lender and hotline are on the sheet', () => {
  expect(leftOut('lender')).toMatchObject({ rule: 'CN-15', missing: ['lender'] })
  expect(leftOut('hotline')).toMatchObject({ rule: 'CN-15', missing: ['hotline'] })
})
