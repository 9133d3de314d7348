import { expect, test } from 'vitest'
import { annualRateBps, type PlanTerms, pricePlan, splitPrincipal } from './index.ts'

const terms = (changes: Partial<Extract<PlanTerms, { feeMode: 'PER_PERIOD' }>> = {}): PlanTerms => ({
  method: 'EP_FEE',
  feeMode: 'PER_PERIOD',
  feeRate: '0.006',
  periods: 12,
  remainder: 'LAST',
  ...changes,
})

test('4,999.00 over 12 at 0.60 % costs 5,358.88, the last payment 4 fen more', () => {
  const schedule = pricePlan(terms(), 499900)
  expect(schedule.payments.map(({ totalMinor }) => totalMinor)).toEqual([...Array(11).fill(44657), 44661])
  expect(schedule).toMatchObject({ interestMinor: 35988, totalMinor: 535888 })
})

test('the three PRC annual rates of one schedule', () => {
  const schedule = pricePlan(terms(), 499900)
  expect(annualRateBps(schedule, 'CN_IRR_NOMINAL')).toBe(1303)
  expect(annualRateBps(schedule, 'CN_IRR_EFFECTIVE')).toBe(1384)
  expect(annualRateBps(schedule, 'CN_SIMPLE_AVG')).toBe(1329)
})

test('an interest-free plan costs nothing, by every convention', () => {
  const schedule = pricePlan({ method: 'EP_FEE', feeMode: 'NONE', periods: 3, remainder: 'LAST' }, 100000)
  expect(schedule.payments.map(({ totalMinor }) => totalMinor)).toEqual([33333, 33333, 33334])
  expect(schedule.totalMinor).toBe(100000)
  for (const convention of ['CN_IRR_NOMINAL', 'CN_IRR_EFFECTIVE', 'CN_SIMPLE_AVG'] as const) {
    expect(annualRateBps(schedule, convention)).toBe(0)
  }
})

test('half a fen rounds up, where doubles would round down', () => {
  expect(pricePlan(terms({ feeRate: '0.005' }), 699900).payments[0]?.interestMinor).toBe(3500)
  expect(pricePlan(terms({ feeRate: '0.005' }), 50100).payments[0]?.interestMinor).toBe(251)
})

test('parts of a principal always add up, with the remainder where the contract puts it', () => {
  for (const [total, count] of [
    [100000, 3],
    [1, 2],
    [999_999_999_999, 60],
    [7, 7],
  ] as const) {
    for (const remainder of ['LAST', 'FIRST'] as const) {
      const parts = splitPrincipal(total, count, remainder)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
      expect(new Set(remainder === 'LAST' ? parts.slice(0, -1) : parts.slice(1)).size).toBeLessThanOrEqual(1)
      expect(Math.max(...parts)).toBe(remainder === 'LAST' ? parts.at(-1) : parts[0])
    }
  }
})

test('an amount beyond what a double multiplies exactly keeps its last fen', () => {
  // 999,999,999,999 × 0.0123456789 = 12,345,678,899.9876543211
  expect(pricePlan(terms({ feeRate: '0.0123456789' }), 999_999_999_999).payments[0]?.interestMinor).toBe(12_345_678_900)
})
