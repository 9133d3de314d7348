import { expect, test } from 'vitest'
import { makeOffers } from '../../../../bank-sandbox/src/decide/makeOffers.ts'
import { builtInSeed } from '../../../../bank-sandbox/src/testing/makeSeed.ts'
import { catalog as catalogSchema, type OfferRules, type OrderRequest } from '../../contract/index.ts'
import * as choicePart from '../choice/choicePart.ts'
import { noReduction } from '../ways.ts'
import { proposeStandard } from './proposeStandard.ts'

const atMs = Date.parse('2026-11-30T04:00:00.000Z')
const { offers: offersByName } = builtInSeed()

function rulesOf(name: string): OfferRules {
  const rules = offersByName[name]
  if (!rules) throw new Error(`the built-in seed has no offer ${name}`)
  return rules
}
const cn = rulesOf('cn-standard')

/** What the bank serves of its rules: the names of the contract, and no other. */
function catalogOf(rules: OfferRules, changes: object = {}) {
  const all: Record<string, unknown> = { ...rules, version: 'v', clientId: 'pk_test', texts: [], ...changes }
  const names = Object.keys(catalogSchema.shape).filter((name) => all[name] !== undefined)
  return Object.fromEntries(names.map((name) => [name, all[name]]))
}

const orderFor = (rules: OfferRules, changes: Partial<OrderRequest> = {}): OrderRequest => ({
  ...{ orderRef: 'ord-1', orderMinor: 499_900, currency: rules.currency.code, category: rules.categories[0] ?? null },
  ...{ tags: ['goods'], locale: 'en', ...changes },
})

function propose(rules: OfferRules, order: OrderRequest, changes: object = {}, room: object | null = null) {
  const catalog = { body: structuredClone(catalogOf(rules, changes)), atMs }
  return proposeStandard({ order, catalog, room: room && { body: room, atMs } }, choicePart)
}

const snapshot = (withdrawn: object) => ({
  now: atMs,
  sequence: 1,
  version: 'v',
  withdrawn,
  windows: {},
  quotas: [],
  pin: null,
})

// The other markets refuse plans of a lender whose license they cannot see, and it is in no catalog.
const open = ['cn-standard', 'hk-standard', 'eu-standard'].flatMap((name) =>
  rulesOf(name).categories.map((category) => [name, category] as const),
)

test.each(open)('for %s and %s they are to the last figure what the bank says at every amount', (name, category) => {
  const rules = rulesOf(name)
  const step = Math.floor((rules.maximumMinor - rules.minimumMinor) / 7)
  for (let orderMinor = rules.minimumMinor; orderMinor <= rules.maximumMinor; orderMinor += step) {
    const order = orderFor(rules, { category, orderMinor })
    const asked = makeOffers(rules, order, null, new Date(atMs))
    const proposal = propose(rules, order)?.proposal
    expect(proposal?.offers.plans.length).toBeGreaterThan(0)
    expect(proposal?.offers.plans).toEqual(asked.plans)
    expect(proposal?.ways).toEqual(choicePart.priceWays(asked, noReduction).ways)
  }
})

test('a plan that is refused for the amount is there with its figures and its reason', () => {
  const offers = propose(cn, orderFor(cn, { category: '5651', orderMinor: 200_001 }))?.proposal.offers
  expect(offers?.plans.find(({ planId }) => planId === 'c2')).toMatchObject({
    refused: 'above-maximum',
    totalMinor: 200_001,
  })
})

test('what is withdrawn is not there', () => {
  const plans = propose(cn, orderFor(cn), {}, snapshot({ everything: false, plans: ['p6'] }))?.proposal.offers.plans
  expect(plans?.map(({ planId }) => planId)).toEqual(['p3', 'p12'])
})

test.each([
  ['everything is withdrawn', {}, {}, snapshot({ everything: true, plans: [] })],
  ['the room says nothing that can be read', {}, {}, { withdrawn: 'all' }],
  ['the amount is below the smallest', { orderMinor: 1 }],
  ['the bank does not finance such goods', { category: '5999' }],
  ['the market blocks a tag', { tags: ['彩票'] }],
  ['the market wants no installments for a tag', { tags: ['打赏'] }],
  ['the offer is over', {}, { closesAt: atMs }],
  ['the offer has not begun', {}, { opensAt: atMs + 1 }],
  [
    'the policy lets no figures stand at a checkout',
    {},
    { policy: { surfaces: { ...cn.policy.surfaces, checkout: 'none' } } },
  ],
  ['the day of the bank is not known', {}, { timeZone: undefined }],
  ['the catalog is none', {}, { plans: 'many' }],
  ['the catalog has no plan', {}, { plans: [] }],
  ['the market has no sources', {}, { market: 'SG' }],
] as [string, Partial<OrderRequest>, object?, object?][])('nothing is shown where %s', (_, order, changes, room) => {
  expect(propose(cn, orderFor(cn), {})).not.toBe(null)
  expect(propose(cn, orderFor(cn, order), changes, room)).toBe(null)
})

test('what the market wants said beside credit is said', () => {
  const eu = rulesOf('eu-standard')
  expect(propose(eu, orderFor(eu))?.proposal.offers.notices).toMatchObject([
    { key: 'borrowing-costs', words: { en: 'Caution! Borrowing money costs money.' } },
    { key: 'credit-terms' },
    { key: 'withdrawal-right' },
  ])
})
