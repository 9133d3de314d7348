import { expect, test } from 'vitest'
import { pricePlan } from './pricePlan.ts'
import { startPlan } from './runningPlan.ts'
import { type SettlementTerms, settleEarly } from './settleEarly.ts'
import type { PlanTerms } from './terms.ts'

const base = { method: 'EP_FEE', periods: 12, remainder: 'LAST' } as const
const perPeriod: PlanTerms = { ...base, feeMode: 'PER_PERIOD', feeRate: '0.006' }
const timeUsed: SettlementTerms = { interest: 'TIME_USED', accrual: 'DAY', paidAhead: 'GIVEN_BACK' }

const plan = (terms: PlanTerms, paidCount: number) => ({
  ...startPlan(terms, pricePlan(terms, 1_200_000), '2026-01-31'),
  paidCount,
})

// 12,000.00 over 12 at 72.00 a month, started on 31 January: due 28 February, 31 March, 30 April …
test.each<[string, Partial<SettlementTerms>, number, string, object]>([
  [
    'on a due day, with it paid, only the principal is left',
    {},
    3,
    '2026-04-30',
    { principalMinor: 900_000, interestMinor: 0, payMinor: 900_000, savedMinor: 64_800 },
  ],
  ['ten days of the 31 to 31 May cost ten of them', {}, 3, '2026-05-10', { interestMinor: 2323, payMinor: 902_323 }],
  [
    'the same ten days cost the whole month where it is declared',
    { accrual: 'PERIOD' },
    3,
    '2026-05-10',
    { interestMinor: 7200 },
  ],
  [
    'all remaining interest where it is declared',
    { interest: 'ALL_REMAINING' },
    3,
    '2026-05-10',
    { interestMinor: 64_800, savedMinor: 0 },
  ],
  [
    'a due payment that was missed is owed with its interest',
    {},
    2,
    '2026-04-30',
    { principalMinor: 1_000_000, interestMinor: 7200 },
  ],
  [
    'a payment made ahead is given back',
    {},
    4,
    '2026-04-30',
    { interestMinor: 0, givenBackMinor: 7200, payMinor: 792_800 },
  ],
  ['or kept', { paidAhead: 'KEPT' }, 4, '2026-04-30', { givenBackMinor: 0, payMinor: 800_000 }],
])('%s', (_, changes, paidCount, day, expected) => {
  expect(settleEarly({ ...timeUsed, ...changes }, plan(perPeriod, paidCount), day)).toMatchObject(expected)
})

test('a charge taken up front is for the whole time, and what is not used comes back', () => {
  const upfront: PlanTerms = { ...base, feeMode: 'UPFRONT', feeRate: '0.072' }
  const settlement = settleEarly(timeUsed, plan(upfront, 3), '2026-04-30')
  expect(settlement).toMatchObject({ interestMinor: 0, givenBackMinor: 64_800, payMinor: 835_200, savedMinor: 64_800 })
  expect(settleEarly({ ...timeUsed, paidAhead: 'KEPT' }, plan(upfront, 3), '2026-04-30')).toMatchObject({
    payMinor: 900_000,
    savedMinor: 0,
  })
})

test('months without a bill cost nothing', () => {
  const deferred: PlanTerms = { ...perPeriod, deferral: { months: 3, feeDuring: false } }
  expect(settleEarly(timeUsed, plan(deferred, 0), '2026-04-29')).toMatchObject({
    interestMinor: 0,
    payMinor: 1_200_000,
  })
})
