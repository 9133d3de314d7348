import type { OfferRules } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import { builtInSeed } from '../testing/makeSeed.ts'
import { refundTermsOf } from './boundTerms.ts'
import { type DisclosureFacts, disclose, toTextLocale } from './disclosure.ts'
import { judgeSheet } from './judgeSheet.ts'
import { priceQuote } from './priceQuote.ts'
import { makePseudonym, type PseudonymFacts } from './pseudonym.ts'

const seed = builtInSeed()
const rules = seed.offers['cn-standard'] as OfferRules // the built-in seed has it
const order = { orderRef: 'ord-1', orderMinor: 499_900, currency: 'CNY', category: '5732', tags: [], locale: 'en' }
const now = new Date('2026-11-22T04:00:00.000Z')
const lots = [{ lotId: 'lot', points: 50_000, expires: '2030-01-01' }]
const text = (
  locale: string,
  planId: string | null,
  more: { points?: number; couponId?: string } = {},
  terms = rules,
  bought = order,
) => {
  const price = priceQuote(terms, { ...bought, planId, ...more }, { lots, now })
  return disclose(locale, { orderRef: order.orderRef, price, rules: terms, bank: seed.bank }).text
}

test('the Chinese sheet states every item, who collects it, and that there is no other', () => {
  const sheet = text('zh-CN', 'p12')
  for (const item of [
    '贷款人：示例银行股份有限公司',
    '服务热线：400-000-0100',
    '借款本金：¥4,999.00',
    '每期利息：¥29.99',
    '每期按分期本金的 0.60%',
    '收取方：示例银行股份有限公司',
    '利息合计：¥359.88',
    '应还总额：¥5,358.88',
    '年化利率(单利)：13.03%',
    '计算方法：按内部收益率法',
    '首期 2026-12-22 应还 ¥446.57',
    '末期 2027-11-22 应还 ¥446.61',
    '可随时提前结清',
    '每日 0.05% 计收罚息，例如 ¥446.57 逾期 10 日为 ¥2.23',
    '除以上明示成本外，不再收取其他与贷款相关的息费',
    '购物平台仅作展示',
  ]) {
    expect(sheet).toContain(item)
  }
})

test('the English sheet states the same', () => {
  const sheet = text('en', 'p12')
  for (const item of [
    'Lender: Sandbox Bank Ltd.',
    'Hotline: 400-000-0100',
    'Principal: ¥4,999.00',
    'Interest each installment: ¥29.99',
    '0.60% of the original principal',
    'charged by Sandbox Bank Ltd.',
    'Total interest: ¥359.88',
    'Total payable: ¥5,358.88',
    'annual rate (simple): 13.03%',
    'monthly internal rate of return times 12',
    '¥446.57 on 2026-12-22',
    '¥446.61 on 2027-11-22',
    'Early settlement',
    '0.05% of the late amount a day; ¥446.57 late by 10 days costs ¥2.23',
    'no other interest or charge related to this credit is collected',
    'the shopping platform only displays it',
  ]) {
    expect(sheet).toContain(item)
  }
})

test('no Chinese text calls the cost anything but interest, nor promises', () => {
  for (const planId of [null, 'p3', 'p6', 'p12']) {
    expect(text('zh-CN', planId)).not.toMatch(/手续费|服务费|最低还款|零成本|0成本|秒批|秒到|必过|无风险|低至/)
  }
})

test('interest-free is said only where nothing is charged', () => {
  expect(text('zh-CN', 'p3')).toContain('免息')
  expect(text('zh-CN', 'p3')).toContain('利息合计：¥0.00')
  expect(text('zh-CN', 'p12')).not.toContain('免息')
  expect(text('en', 'p12')).not.toContain('interest-free')
})

test('a waiver is named only where it was granted', () => {
  const plans = rules.plans.map((plan) =>
    plan.planId === 'p12' && plan.method === 'EP_FEE'
      ? { ...plan, waiver: { type: 'SHARE' as const, share: '0.5', thresholdMinor: 300_000 } }
      : plan,
  )
  const sheet = (orderMinor: number, locale: string) =>
    text(locale, 'p12', {}, { ...rules, plans }, { ...order, orderMinor })
  expect(sheet(299_999, 'en')).not.toContain('waiver')
  expect(sheet(299_999, 'zh-CN')).not.toContain('减免')
  expect(sheet(300_000, 'en')).toContain('lowered by a waiver')
  expect(sheet(300_000, 'zh-CN')).toContain('减免后以还款计划表为准')
})

test('payment in full has a short text of its own', () => {
  expect(text('zh-CN', null)).toContain('应付总额：¥4,999.00')
  expect(text('en', null)).toContain('Total payable: ¥4,999.00')
  expect(text('en', null)).not.toContain('Principal')
  expect(text('zh-CN', null)).toMatch(/\n发卡银行：示例银行股份有限公司\n/)
  expect(text('en', null)).toMatch(/\nBank: Sandbox Bank Ltd\.\n/)
})

test('each text names the lender and its hotline in the locale’s language', () => {
  expect(['zh-CN', 'zh', 'zh-Hant-TW', 'ZH-cn', 'en', 'de', 'zha'].map(toTextLocale)).toEqual([
    ...Array(4).fill('zh-CN'),
    ...Array(3).fill('en'),
  ])
  expect(text('zh-CN', null)).toContain('示例银行股份有限公司')
})

test('coupon and points stand before the principal, with what becomes of them on a return', () => {
  const chosen = { points: 20_000, couponId: 'app-50' }
  const sheet = text('zh-CN', 'p12', chosen)
  for (const item of [
    '订单金额：¥4,999.00',
    '优惠券抵扣：¥50.00',
    '积分抵扣：20000 积分抵 ¥40.00',
    '借款本金：¥4,909.00',
    '所用积分按比例退回，自退货之日起有效期不少于 30 天',
    '优惠券按比例计入退款，不予退回',
  ]) {
    expect(sheet).toContain(item)
  }
  const english = text('en', null, chosen)
  for (const item of [
    'Order amount: ¥4,999.00',
    'Coupon: ¥50.00 off',
    'Points: 20000 points pay ¥40.00',
    'Total payable: ¥4,909.00',
    'Points used come back in proportion, valid for at least 30 days from the return',
    'The coupon counts towards a refund in proportion and is lost',
  ]) {
    expect(english).toContain(item)
  }
  expect(text('en', 'p12')).not.toMatch(/[Cc]oupon|[Pp]oints/)
})

test('a return is told as the offer declares it', () => {
  const refund = {
    ...refundTermsOf(rules),
    pointsBack: 'LOST' as const,
    charges: 'KEPT' as const,
    points: 'LAST' as const,
  }
  const sheet = text('zh-CN', 'p12', { points: 20_000 }, { ...rules, refund })
  expect(sheet).toContain('已收利息不予退还')
  expect(sheet).toContain('所用积分后于其他部分计入退款，不予退回')
  expect(text('en', 'p12')).toContain('11. Returns: a refund lowers the principal still owed')
  expect(text('en', null)).toContain('Returns: the refund goes back to your card.')
})

test('a pseudonym is one for an account, client and order, and no other', () => {
  const facts = { accountId: 'ling', clientId: 'pk', orderRef: 'ord-1' }
  const make = (changes: Partial<PseudonymFacts>, secret = 'secret') => makePseudonym(secret, { ...facts, ...changes })
  const base = make({})
  expect(make({})).toBe(base)
  const others = [
    make({}, 'other'),
    make({ accountId: 'wei' }),
    make({ clientId: 'pk2' }),
    make({ orderRef: 'ord-2' }),
    make({ accountId: 'lingpk', clientId: '' }),
    make({ orderRef: null }),
  ]
  expect(new Set([base, ...others]).size).toBe(7)
})

function judged(locale: string, planId: string, changes: Partial<DisclosureFacts> = {}, leftOut = '') {
  const price = priceQuote(rules, { ...order, planId }, { lots, now })
  const facts = { orderRef: order.orderRef, price, rules, bank: seed.bank, ...changes }
  const sheet = disclose(locale, facts)
  const { plan } = price
  if (!plan) throw new Error('no plan')
  const items = sheet.items.filter((item) => item !== leftOut)
  return judgeSheet(facts, plan, { ...sheet, items })
}

test('with its six blocks every plan’s sheet is whole, in both languages', () => {
  for (const locale of ['zh-CN', 'en']) {
    for (const planId of ['p3', 'p6', 'p12']) expect(judged(locale, planId), `${planId} ${locale}`).toBe(null)
  }
})

test.each([
  ['CN-04', 'principal'],
  ['CN-12', 'cost-items'],
  ['CN-12', 'collectors'],
  ['CN-04', 'apr'],
  ['CN-14', 'late-cost'],
  ['CN-14', 'late-collector'],
  ['CN-12', 'annualized-items'],
  ['CN-12', 'no-other-cost'],
])('%s a sheet without its block %s refuses the plan', (rule, item) => {
  expect(judged('zh-CN', 'p12', {}, item)).toMatchObject({ refused: 'market-refused', rule, missing: [item] })
})

test('an empty name is no name: where nobody collects a cost, nobody pays by installments', () => {
  const bank = { ...seed.bank, legalName: { 'zh-CN': ' ', en: 'Sandbox Bank Ltd.' } }
  expect(judged('zh-CN', 'p12', { bank })).toMatchObject({ missing: expect.arrayContaining(['collectors', 'lender']) })
  expect(judged('en', 'p12', { bank })).toBe(null)
  const unreachable = { ...seed.bank, hotline: '' }
  expect(judged('zh-CN', 'p12', { bank: unreachable })).toMatchObject({ rule: 'CN-15', missing: ['hotline'] })
})

test('what a market wants said of credit is in the text that is signed', () => {
  const said = (name: string, planId: string | null, locale = 'en') => {
    const terms = seed.offers[name] as OfferRules // the built-in seed has it
    return text(locale, planId, {}, terms, { ...order, orderMinor: 100_000, currency: terms.currency.code })
  }
  expect(said('eu-standard', 'e12')).toContain('12. Caution! Borrowing money costs money.')
  expect(said('eu-standard', 'e12')).toContain('14. You may withdraw from the credit within 14 days')
  expect(said('eu-standard', 'e12', 'zh-CN')).toContain('十二、注意！借款需要付出成本。')
  expect(said('eu-standard', null)).not.toContain('Borrowing')
  const british = said('gb-standard', 'g10')
  for (const words of ['You have rights under this agreement', 'A credit reference agency may be asked about you.']) {
    expect(british).toContain(words)
  }
  expect(british).toContain('Missed payments can have serious consequences.')
  const american = said('us-standard', 'u12')
  for (const words of ['No down payment.', 'over its full term', 'annual percentage rate:', 'may not rise']) {
    expect(american).toContain(words)
  }
})
