import { expect, test } from 'vitest'
import { annualRateBps } from './annualRate.ts'
import { monthlyIrr } from './monthlyIrr.ts'
import { pricePlan } from './pricePlan.ts'
import { type Schedule, toSchedule } from './schedule.ts'

test.each([
  [3, '0.0055', 987, 1033, 990],
  [3, '0.0075', 1345, 1431, 1350],
  [6, '0.006', 1224, 1295, 1234],
  [6, '0.007', 1426, 1523, 1440],
  [9, '0.006', 1278, 1356, 1296],
  [12, '0.005', 1090, 1146, 1108],
  [12, '0.006', 1303, 1384, 1329],
  [12, '0.0066', 1431, 1529, 1462],
  [18, '0.0065', 1430, 1527, 1478],
  [24, '0.0062', 1369, 1458, 1428],
  [24, '0.0065', 1433, 1530, 1498],
  [36, '0.006', 1317, 1400, 1401],
] as const)('COMPLIANCE §1.1: %i periods at %s', (periods, feeRate, nominal, effective, simple) => {
  const schedule = pricePlan(
    { method: 'EP_FEE', feeMode: 'PER_PERIOD', periods, feeRate, remainder: 'LAST' },
    3_600_000_000,
  )
  expect(annualRateBps(schedule, 'CN_IRR_NOMINAL')).toBe(nominal)
  expect(annualRateBps(schedule, 'CN_IRR_EFFECTIVE')).toBe(effective)
  expect(annualRateBps(schedule, 'CN_SIMPLE_AVG')).toBe(simple)
})

const onePayment = (principalMinor: number, month: number, interestMinor: number): Schedule =>
  toSchedule(principalMinor, [
    { n: 1, month, principalMinor, interestMinor, totalMinor: principalMinor + interestMinor },
  ])

// 12.345 % exactly is a tie, and one minor unit of 10^12 to either side is nearer to it than doubles can tell.
test.each([
  [123_450_000_000, 1235],
  [123_449_999_999, 1234],
  [123_450_000_001, 1235],
])('an effective rate on or next to a rounding tie: %i after twelve months', (interestMinor, bps) => {
  expect(annualRateBps(onePayment(1_000_000_000_000, 12, interestMinor), 'CN_IRR_EFFECTIVE')).toBe(bps)
})

test.each([
  [10_287_500_000, 1235],
  [10_287_499_999, 1234],
  [10_287_500_001, 1235],
])('a nominal rate on or next to a rounding tie: %i after one month', (interestMinor, bps) => {
  expect(annualRateBps(onePayment(1_000_000_000_000, 1, interestMinor), 'CN_IRR_NOMINAL')).toBe(bps)
})

test('a rate in fractions of a year next to a tie is decided beyond the digits of doubles', () => {
  // 1.12345^(1/4) = 1.029528…: no whole payment reaches the tie, so the nearest two lie on either side of it.
  const tie = 10 ** 12 * (1.12345 ** 0.25 - 1)
  const rates = [Math.floor(tie), Math.ceil(tie)].map((interest) =>
    annualRateBps(onePayment(10 ** 12, 3, interest), 'CN_IRR_EFFECTIVE'),
  )
  expect(rates).toEqual([1234, 1235])
})

test('no money advanced is an infinite rate, and a tiny amount a huge one, never NaN', () => {
  const upfront = { method: 'EP_FEE', feeMode: 'UPFRONT', periods: 2, remainder: 'LAST' } as const
  expect(annualRateBps(pricePlan({ ...upfront, feeRate: '1' }, 100), 'CN_IRR_NOMINAL')).toBe(Number.POSITIVE_INFINITY)
  expect(annualRateBps(pricePlan({ ...upfront, feeRate: '1' }, 100), 'CN_IRR_EFFECTIVE')).toBe(Number.POSITIVE_INFINITY)
  const almost = pricePlan({ ...upfront, feeRate: '0.999999999999' }, 1_000_000_000_000)
  expect(almost.netAdvanceMinor).toBe(1)
  // 5·10^11 / q + 5·10^11 / q² = 1
  expect(monthlyIrr(almost)).toBeCloseTo(500_000_000_000, -3)
})

test('a huge rate next to a tie is decided exactly, too, where a double has no digits left for it', () => {
  // (2k + 1) × m of interest on 240,000 × m is k + 1/2 basis points a year; one minor unit less is under the tie.
  const [k, m] = [10_000_000_021, 449_999]
  const bps = [0, 1].map((less) => annualRateBps(onePayment(240_000 * m, 1, (2 * k + 1) * m - less), 'CN_IRR_NOMINAL'))
  expect(bps).toEqual([k + 1, k])
})
