import { type OfferRules, offers, type Persona } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { builtInSeed } from '../testing/makeSeed.ts'
import { makeOffers } from './makeOffers.ts'
import { personalize } from './personalize.ts'

const { offers: offersByName, personas } = builtInSeed()
const now = new Date('2026-11-30T04:00:00.000Z')
const [ling] = personas
const standard = rulesOf('cn-standard')

function rulesOf(name: string): OfferRules {
  const rules = offersByName[name]
  if (!rules) throw new Error(`the built-in seed has no offer ${name}`)
  return rules
}

const orderFor = (rules: OfferRules, changes: object = {}) => ({
  orderRef: 'ord-1',
  orderMinor: 499_900,
  currency: rules.currency.code,
  category: rules.categories[0] ?? null,
  tags: ['goods'],
  locale: 'en',
  ...changes,
})

const idsOf = (rules: OfferRules, changes: object = {}, viewer: Persona | null = null) =>
  makeOffers(rules, orderFor(rules, changes), viewer, now).plans.map(({ planId }) => planId)

const everyCategory = Object.keys(offersByName).flatMap((name) =>
  rulesOf(name).categories.map((category) => [name, category] as const),
)

test.each(everyCategory)(
  'every plan of %s for %s adds up at every amount and follows the contract',
  (name, category) => {
    const base = rulesOf(name)
    const plans = [...base.plans, ...(base.campaigns ?? []).flatMap((campaign) => campaign.plans)]
    const rules = { ...base, plans }
    const step = Math.floor((rules.maximumMinor - rules.minimumMinor) / 23) - 1
    const seen = new Set<string>()
    for (let orderMinor = rules.minimumMinor; orderMinor <= rules.maximumMinor; orderMinor += step) {
      const offered = z.parse(offers, makeOffers(rules, orderFor(rules, { category, orderMinor }), null, now))
      for (const plan of offered.plans) {
        seen.add(plan.planId)
        const sum = (of: (payment: (typeof plan.schedule)[number]) => number) =>
          plan.schedule.reduce((total, payment) => total + of(payment), 0)
        const keptBackMinor = plan.chargeAtDrawdownMinor ?? 0
        expect(sum(({ principalMinor }) => principalMinor)).toBe(orderMinor)
        expect(sum(({ interestMinor }) => interestMinor) + keptBackMinor).toBe(plan.interestMinor)
        expect(sum(({ totalMinor }) => totalMinor) + keptBackMinor).toBe(plan.totalMinor)
        expect(plan.totalMinor).toBe(orderMinor + plan.interestMinor)
        expect(plan.apr).toMatchObject({ convention: rules.aprConvention })
        expect(plan.apr.bps > 0 || plan.interestMinor < orderMinor / 1000).toBe(true)
      }
      const costs = offered.plans.map(({ totalMinor, periods }) => totalMinor * 100 + periods)
      expect(costs).toEqual(costs.toSorted((a, b) => a - b))
    }
    const expected = plans.filter(({ categories }) => categories?.includes(category) ?? true)
    expect([...seen].sort()).toEqual(expected.map(({ planId }) => planId).sort())
  },
)

test('each way to price a plan is in the seed', () => {
  const rules = Object.keys(offersByName).flatMap((name) => rulesOf(name).plans)
  const ways = new Set(rules.map((rule) => (rule.method === 'EP_FEE' ? rule.feeMode : rule.method)))
  expect([...ways].sort()).toEqual(
    ['ANNUITY', 'EP_DECLINING', 'FIRST_PERIOD', 'NONE', 'PER_PERIOD', 'TOTAL_SPLIT', 'UPFRONT'].sort(),
  )
})

test('plans for some categories are for those only', () => {
  expect(idsOf(standard, { category: '5732' })).toEqual(['p3', 'p6', 'p12'])
  expect(idsOf(standard, { category: '5651' })).toEqual(expect.arrayContaining(['c2', 'c4', 'p12']))
  expect(idsOf(standard, { category: '5722' })).not.toContain('c2')
})

test('interest is waived from its amount on', () => {
  const costOf = (orderMinor: number) =>
    makeOffers(standard, orderFor(standard, { category: '5722', orderMinor }), null, now).plans.find(
      ({ planId }) => planId === 'a10',
    )
  expect(costOf(300_000)).toMatchObject({ interestMinor: 0, apr: { bps: 0 } })
  expect(costOf(299_999)).toMatchObject({ interestMinor: 18_000 })
})

test.each([
  ['a tag that a market blocks', { tags: ['彩票'] }, 'blocked-category'],
  ['a tag for which installments are off', { tags: ['打赏'] }, 'blocked-category'],
  ['medical beauty in a live show', { tags: ['医美'], room: 'room-1' }, 'blocked-category'],
  ['jewelry above the amount of the bank', { tags: ['jewelry'] }, 'blocked-category'],
])('%s is refused', (_, changes, code) => {
  expect(() => idsOf(standard, changes)).toThrow(expect.objectContaining({ code }))
})

test('paying in full is open where only installments are closed, but not with points that could be cashed out', () => {
  expect(idsOf(standard, { tags: ['打赏'], planId: null })).toEqual([])
  expect(() => idsOf(standard, { tags: ['打赏'], planId: null, points: 1000 })).toThrow('blocked-category')
  expect(() => idsOf(standard, { tags: ['彩票'], planId: null })).toThrow('blocked-category')
})

test('a gate is open as far as the bank has opened it, and not for a student', () => {
  const jewelry = { ...standard, goods: { maximumMinor: { 'gold-and-luxury': 499_900 } } }
  expect(idsOf(jewelry, { tags: ['jewelry'] })).toEqual(['p3', 'p6', 'p12'])
  expect(() => idsOf(jewelry, { tags: ['jewelry'], orderMinor: 499_901 })).toThrow('blocked-category')
  const training = { ...standard, goods: { openGates: ['training'] } }
  expect(idsOf(training, { tags: ['课程'] }, ling)).not.toEqual([])
  const xin = personas.find(({ hasCredit }) => hasCredit === false)
  expect(() => idsOf(training, { tags: ['课程'] }, xin)).toThrow('blocked-category')
})

test('a market that wants to know more of the lender refuses plans without it', () => {
  const { license: _, ...gb } = rulesOf('gb-standard')
  expect(idsOf(gb)).not.toContain('g3') // interest-free within a year, and no firm reference number
  const { license: __, ...us } = rulesOf('us-standard')
  expect(() => idsOf(us)).toThrow('no-offer')
})

test('a market without sources is closed', () => {
  expect(() => idsOf({ ...standard, market: 'JP' })).toThrow('market-refused')
})

test('personal terms are cheaper or the standard ones, and say what everybody else pays', () => {
  const order = orderFor(standard, { category: '5722' })
  const own = personalize(standard, order, { share: '0.2', now })
  expect(own.personal).toContainEqual({ planId: 'p12', standardTotalMinor: 535_888 })
  expect(own.personal.map(({ planId }) => planId)).not.toContain('p3') // costs nothing as it is
  const mine = makeOffers({ ...standard, ...own }, order, null, now)
  const everybodys = makeOffers(standard, order, null, now)
  expect(everybodys).toMatchObject({ terms: 'standard' })
  expect(mine).toMatchObject({ terms: 'personal' })
  for (const plan of everybodys.plans) {
    const totalMinor = mine.plans.find(({ planId }) => planId === plan.planId)?.totalMinor ?? Infinity
    const isBetter = mine.personal?.some(({ planId }) => planId === plan.planId) ?? false
    expect(isBetter ? totalMinor < plan.totalMinor : totalMinor === plan.totalMinor).toBe(true)
  }
  expect(personalize(standard, order, { share: '0', now }).personal).toEqual([])
})

test('the pricing holds what can be used for the order now, and each plan the rule as it holds now', () => {
  const open: NonNullable<OfferRules['coupons']>[number] = {
    ...{ couponId: 'open', type: 'AMOUNT', valueMinor: 100, thresholdMinor: 499_900, closesAt: now.getTime() + 1 },
  }
  const coupons = [open, { ...open, couponId: 'over', closesAt: now.getTime() }]
  const plans = standard.plans.map((rule) =>
    rule.planId === 'a10' && rule.method === 'EP_FEE' && rule.waiver
      ? { ...rule, waiver: { ...rule.waiver, closesAt: now.getTime() } }
      : rule,
  )
  const offersAt = (orderMinor: number, changes: object = {}) =>
    makeOffers(
      { ...standard, coupons, plans, ...changes },
      orderFor(standard, { category: '5722', orderMinor }),
      null,
      now,
    )
  const { pricing, plans: offered } = offersAt(499_900)
  expect(pricing).toMatchObject({ at: now.toISOString(), timeZone: 'Asia/Shanghai', coupons: [open] })
  expect(pricing).not.toHaveProperty('points')
  expect(pricing?.coupons).toHaveLength(1)
  expect(offersAt(499_899).pricing).not.toHaveProperty('coupons')
  expect(offersAt(499_900, { pointsBalance: 7 }).pricing?.points).toEqual({ rule: standard.points, balance: 7 })
  expect(offersAt(499_900, { pointsBalance: 7, points: null }).pricing).not.toHaveProperty('points')
  expect(offered.find(({ planId }) => planId === 'a10')?.rule).toMatchObject({ feeRate: '0.006', waiver: null })
  expect(offered.find(({ planId }) => planId === 'a18')?.rule).toEqual(plans.find(({ planId }) => planId === 'a18'))
})

const saidOf = (rules: Parameters<typeof makeOffers>[0], viewer: Persona | null = null) =>
  makeOffers(rules, orderFor(rules), viewer, now).notices?.map(({ key, planIds }) =>
    planIds ? [key, ...planIds] : key,
  )

test('offers bring the sentences of their market, and of a plan for one viewer or of a campaign what it is', () => {
  const eu = rulesOf('eu-standard')
  expect(saidOf(standard)).toBe(undefined)
  expect(saidOf(eu)).toEqual(['borrowing-costs', 'credit-terms', 'withdrawal-right'])
  expect(saidOf(rulesOf('gb-standard'))).toEqual(['credit-terms', 'rights', 'credit-check', 'debt-advice'])
  expect(saidOf(rulesOf('us-standard'))).toEqual(['credit-terms'])
  const personal = [{ planId: 'e12', standardTotalMinor: 520_000 }]
  expect(saidOf({ ...eu, personal })).toContainEqual(['personalized-label', 'e12'])
  const advertised = standard.campaigns?.[0]?.plans ?? []
  const plans = [...standard.plans, ...advertised]
  const rules = { ...standard, plans, advertised: advertised.map(({ planId }) => planId) }
  expect(saidOf(rules)).toEqual([['ad-label', 'p12-free']])
})

test('whom nobody vouches for as being of age gets no plan, and may pay in full', () => {
  const viewer = ling && { ...ling, hasAgeProof: false }
  expect(idsOf(standard, {}, ling)).not.toEqual([])
  expect(idsOf(standard, {}, viewer)).toEqual([])
  expect(idsOf(standard, { planId: null }, viewer)).toEqual([])
  expect(saidOf(standard, viewer)).toBe(undefined)
})
