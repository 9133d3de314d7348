import { expect, test } from 'vitest'
import { catalogOf } from '../testing/catalogOf.ts'
import { readCatalog } from './readCatalog.ts'

test('what the contract allows is readable, with the teaser plan picked out', () => {
  expect(readCatalog(catalogOf())).toMatchObject({ teaserPlan: { planId: 'p12' }, minimumMinor: 50000 })
})

test('keys that a later bank adds are ignored', () => {
  expect(readCatalog({ ...catalogOf(), banner: 'new' })).toEqual(readCatalog(catalogOf()))
})

test('the instants at which its terms change are those of the offer, of the plan and of its waiver', () => {
  const plan = { ...feePlan, opensAt: 3, waiver: { ...waiver, closesAt: 4 } }
  const timed = { ...catalogOf(), opensAt: 1, closesAt: 2, plans: [plan, { ...feePlan, planId: 'p3', closesAt: 9 }] }
  expect(readCatalog(timed)?.changesAt).toEqual([1, 2, 3, 4])
})

test.each([
  'version',
  'locale',
  'currency',
  'aprConvention',
  'minimumMinor',
  'maximumMinor',
  'categories',
  'plans',
  'policy',
])('a catalog without %s is not readable', (key) => {
  const { [key as 'locale']: _, ...rest } = catalogOf()
  expect(readCatalog(rest)).toBeNull()
})

test.each([null, 'catalog', [], { ...catalogOf(), minimumMinor: 0.5 }, { ...catalogOf(), minimumMinor: '50000' }])(
  'malformed answers are not readable',
  (value) => {
    expect(readCatalog(value)).toBeNull()
  },
)

const feePlan = {
  planId: 'p12',
  method: 'EP_FEE',
  feeMode: 'PER_PERIOD',
  feeRate: '0.006',
  periods: 12,
  remainder: 'LAST',
}
const waiver = { type: 'SHARE', share: '0.5', thresholdMinor: 0 }
const teaserOf = (plan: object) => readCatalog({ ...catalogOf(), plans: [plan] })?.teaserPlan ?? null

test.each<object>([
  { waiver },
  { waiver: { ...waiver, thresholdBase: 'GROSS', closesAt: 1 } },
  { feeMode: 'TOTAL_SPLIT', opensAt: 1, closesAt: null },
  { feeMode: 'FIRST_PERIOD' },
])('a plan with %o can be priced', (changes) => {
  expect(teaserOf({ ...feePlan, ...changes })).toMatchObject(changes)
})

test.each<object>([
  { waiver: { ...waiver, type: 'NEW' } },
  { waiver: { ...waiver, share: '1.5' } },
  { waiver: { ...waiver, thresholdBase: 'NEW' } },
  { waiver: { ...waiver, thresholdMinor: '0' } },
  { waiver: { ...waiver, closesAt: 'soon' } },
  { waiver: 'half' },
  { deferral: { months: 3, feeDuring: true } },
  { waiver: { type: 'FIRST_N', n: 3, thresholdMinor: 0 } },
  { waiver: { type: 'CAP', capMinor: 100, thresholdMinor: 0 } },
  { feeMode: 'UPFRONT' },
  { method: 'EP_DECLINING', annualRate: '0.13' },
  { periods: 61 },
  { opensAt: 'soon' },
  { minimumMinor: '1' },
  { method: 'ANNUITY', annualRate: '0.13' },
])('a plan with %o is not guessed at', (changes) => {
  expect(teaserOf({ ...feePlan, ...changes })).toBeNull()
})

test('the window of the offer is read, and one that is malformed makes it unreadable', () => {
  expect(readCatalog({ ...catalogOf(), closesAt: 5 })).toMatchObject({ opensAt: null, closesAt: 5 })
  expect(readCatalog({ ...catalogOf(), closesAt: 'soon' })).toBeNull()
})
