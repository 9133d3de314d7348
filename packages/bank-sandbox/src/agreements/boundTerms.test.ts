import type { OfferRules, PlanRule } from '@offerdock/sdk/contract'
import { refundOrder } from '@offerdock/sdk/pricing'
import { expect, test } from 'vitest'
import { builtInSeed } from '../testing/makeSeed.ts'
import { bindTerms } from './boundTerms.ts'
import { priceQuote } from './priceQuote.ts'

const opensAt = Date.UTC(2026, 10, 11)
const closesAt = opensAt + 86_400_000
const plan: PlanRule = {
  planId: 'gala',
  method: 'EP_FEE',
  feeMode: 'PER_PERIOD',
  feeRate: '0.006',
  periods: 12,
  remainder: 'LAST',
  waiver: { type: 'SHARE', share: '1', thresholdMinor: 100_000, opensAt, closesAt },
}
const standard = builtInSeed().offers['cn-standard'] as OfferRules // the built-in seed has it
const rules = { ...standard, plans: [plan] }
const request = { orderRef: 'ord-1', orderMinor: 499_900, currency: 'CNY', category: '5732', tags: [], locale: 'en' }

test.each([
  ['before its waiver opens', opensAt - 1, 35_988],
  ['on the day of its waiver', opensAt, 0],
  ['after its waiver has closed', closesAt, 35_988],
])('a plan that is bound %s goes by the charges that were priced, and so does its refund', (_, at, interestMinor) => {
  const price = priceQuote(rules, { ...request, planId: 'gala' }, { lots: [], now: new Date(at) })
  const { refund, purchase } = bindTerms(rules, price.rule, price.priced, [])
  expect(price.priced.totals.interestMinor).toBe(interestMinor)
  expect(purchase.plan?.payments).toEqual(price.priced.schedule)
  const half = refundOrder(refund, purchase, { refundMinor: 249_950, on: '2026-11-12' })
  expect(half).toMatchObject({ plan: { owedMinor: 249_950 + 12 * (interestMinor === 0 ? 0 : 1500) } })
})

test('terms that come to another total than the price are never bound', () => {
  const { priced } = priceQuote(rules, { ...request, planId: 'gala' }, { lots: [], now: new Date(closesAt) })
  expect(() => bindTerms(rules, plan, priced, [])).toThrow('not those of its price')
})
