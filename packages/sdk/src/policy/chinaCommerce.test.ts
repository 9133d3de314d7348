import { expect, test } from 'vitest'
import { cn, judge, type PolicyOrder, type Setup } from './index.ts'
import { freeOffer, sampleOffer, sampleOrder, sampleSheet } from './testing/samples.ts'

const judgeOrder = (changes: Partial<PolicyOrder>) => judge(cn, sampleOrder(changes), [sampleOffer(cn), freeOffer(cn)])
const setup: Setup = { retentionYears: 3, impactAssessmentId: 'pia-1' }
const judgeSetup = (changes: Setup) => judgeOrder({ setup: { ...setup, ...changes } })

test('CN-22 records are kept three years', () => {
  expect(judgeSetup({ retentionYears: 2 }).payInFull).toEqual({ refused: 'bad-config', rule: 'CN-22' })
  expect(judgeSetup({ retentionYears: 3 }).payInFull).toBe(null)
})

test('CN-23 what is promoted is called an advertisement', () => {
  const { warnings, shown } = judgeOrder({ isPromotion: true })
  expect(warnings.map(({ texts }) => texts['zh-CN'])).toEqual(['广告'])
  for (const { beside } of shown) expect(beside).toContainEqual({ item: 'ad-label', rule: 'CN-23' })
  expect(judgeOrder({}).warnings).toEqual([])
})

test('CN-24 no extra is chosen beforehand', () => {
  expect(judgeSetup({ preselectedAddons: ['insurance'] }).installments).toEqual({
    refused: 'bad-config',
    rule: 'CN-24',
  })
})

test('CN-26 what a return does to the plan is on the sheet', () => {
  const { refused } = judge(cn, sampleOrder(), [sampleOffer(cn, { sheet: sampleSheet(cn, 'refund-effect') })])
  expect(refused).toMatchObject([{ rule: 'CN-26', missing: ['refund-effect'] }])
})

test('CN-27 no credit for the young or where nobody vouches for the age; payment in full stays', () => {
  for (const age of ['under-age', null] as const) {
    const { installments, payInFull, shown } = judgeOrder({ viewer: { age, wantsPersonal: false } })
    expect({ installments, payInFull, shown }).toEqual({
      installments: { refused: 'age-refused', rule: 'CN-27' },
      payInFull: null,
      shown: [],
    })
  }
  expect(judgeOrder({ viewer: null }).shown.every(({ mayConfirm }) => !mayConfirm)).toBe(true)
})

test.each(['student', 'Campus', 'senior', 'tier1-students', '学生', '老年人'])(
  'CN-28 audience "%s" is refused',
  (tag) => {
    expect(judgeSetup({ audiences: ['all', tag] }).installments).toEqual({ refused: 'bad-config', rule: 'CN-28' })
  },
)

test('CN-29 without personal proposals there is no profile, and plans go by total cost, then term', () => {
  const plans = [
    sampleOffer(cn, { planId: 'dear', totalMinor: 535_888 }),
    freeOffer(cn, { planId: 'long', periods: 6 }),
    freeOffer(cn, { planId: 'short', periods: 3 }),
  ]
  const order = (wantsPersonal: boolean) => sampleOrder({ viewer: { age: 'of-age', wantsPersonal } })
  const idsOf = (wantsPersonal: boolean) => judge(cn, order(wantsPersonal), plans).shown.map(({ planId }) => planId)
  expect(idsOf(false)).toEqual(['short', 'long', 'dear'])
  expect(idsOf(true)).toEqual(['dear', 'long', 'short'])
  expect(judge(cn, order(false), plans).mayProfile).toBe(false)
})

test('PI-08 under 14 nothing is processed beyond the check', () => {
  const refusal = { refused: 'age-refused', rule: 'PI-08' }
  const verdict = judgeOrder({ viewer: { age: 'under-14', wantsPersonal: false } })
  expect(verdict).toMatchObject({ payInFull: refusal, points: refusal, installments: refusal, shown: [] })
})

test('PI-09 requests stay in the market', () => {
  const localOrigins = ['https://bank.example']
  expect(judgeSetup({ origins: ['https://bank.example'], localOrigins }).installments).toBe(null)
  const abroad = judgeSetup({ origins: ['https://bank.example', 'https://abroad.example'], localOrigins })
  expect(abroad.installments).toEqual({ refused: 'bad-config', rule: 'PI-09' })
})

test('PI-10 an impact assessment is named in the set-up', () => {
  expect(judgeSetup({ impactAssessmentId: ' ' }).installments).toEqual({ refused: 'bad-config', rule: 'PI-10' })
})
