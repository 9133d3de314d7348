import { expect, test } from 'vitest'
import { annualRateBps, type EpFeeTerms, pricePlan, splitPrincipal } from './index.ts'

type FeeTerms = Extract<EpFeeTerms, { feeRate: string }>

const terms = (changes: Partial<FeeTerms> = {}): FeeTerms => ({
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

const charges = (changes: Partial<FeeTerms>, principalMinor: number) => {
  const { chargeAtDrawdownMinor, payments } = pricePlan(
    terms({ periods: 3, feeRate: '0.01', ...changes }),
    principalMinor,
  )
  return [chargeAtDrawdownMinor, ...payments.map(({ interestMinor }) => interestMinor)]
}

test.each<[string, Partial<FeeTerms>, number[]]>([
  ['each period', { feeMode: 'PER_PERIOD' }, [0, 1, 1, 1]],
  // 50 × 1 % × 3 is 1.5: rounded once to 2, where three times half a fen would make 3.
  ['rounded once, split with the remainder last', { feeMode: 'TOTAL_SPLIT' }, [0, 0, 0, 2]],
  ['rounded once, split with the remainder first', { feeMode: 'TOTAL_SPLIT', remainder: 'FIRST' }, [0, 2, 0, 0]],
  ['at drawdown', { feeMode: 'UPFRONT' }, [1, 0, 0, 0]],
  ['with the first payment', { feeMode: 'FIRST_PERIOD' }, [0, 1, 0, 0]],
])('the charge is taken %s', (_, changes, expected) => {
  expect(charges(changes, 50)).toEqual(expected)
})

test.each<[string, Partial<FeeTerms>, number[]]>([
  ['half, rounded once', { waiver: { thresholdMinor: 0, type: 'SHARE', share: '0.5' } }, [0, 51, 51, 51]],
  ['the first two', { waiver: { thresholdMinor: 0, type: 'FIRST_N', n: 2 } }, [0, 0, 0, 101]],
  ['up to a cap, the earliest first', { waiver: { thresholdMinor: 0, type: 'CAP', capMinor: 150 } }, [0, 0, 52, 101]],
  ['a cap at drawdown', { feeMode: 'UPFRONT', waiver: { thresholdMinor: 0, type: 'CAP', capMinor: 99 } }, [2, 0, 0, 0]],
  ['the only charge', { feeMode: 'UPFRONT', waiver: { thresholdMinor: 0, type: 'FIRST_N', n: 1 } }, [0, 0, 0, 0]],
  [
    'nothing where it is for no charge',
    { feeMode: 'UPFRONT', waiver: { thresholdMinor: 0, type: 'FIRST_N', n: 0 } },
    [101, 0, 0, 0],
  ],
  ['none under the threshold', { waiver: { thresholdMinor: 10_101, type: 'SHARE', share: '1' } }, [0, 101, 101, 101]],
  ['all at the threshold', { waiver: { thresholdMinor: 10_100, type: 'SHARE', share: '1' } }, [0, 0, 0, 0]],
])('a waiver takes %s', (_, changes, expected) => {
  expect(charges(changes, 10_100)).toEqual(expected)
  const full = charges({ ...changes, waiver: null }, 10_100)
  const { waivedMinor } = pricePlan(terms({ periods: 3, feeRate: '0.01', ...changes }), 10_100)
  expect(waivedMinor).toBe(full.reduce((sum, part, i) => sum + part - (expected[i] ?? 0), 0))
})

test('a threshold on the gross order is tested before points', () => {
  const waiver = { thresholdMinor: 600_000, thresholdBase: 'GROSS', type: 'SHARE', share: '0.5' } as const
  expect(pricePlan(terms({ waiver }), 550_000, { grossMinor: 600_000 }).interestMinor).toBe(19_800)
  expect(pricePlan(terms({ waiver }), 550_000).interestMinor).toBe(39_600)
  const net = { ...waiver, thresholdBase: 'NET' } as const
  expect(pricePlan(terms({ waiver: net }), 550_000, { grossMinor: 600_000 }).interestMinor).toBe(39_600)
})

test('a deferral moves the principal, and bills the fee alone meanwhile or nothing', () => {
  const months = (feeDuring: boolean) =>
    pricePlan(terms({ periods: 2, deferral: { months: 3, feeDuring } }), 1000).payments.map(
      ({ n, month, principalMinor, interestMinor }) => [n, month, principalMinor, interestMinor],
    )
  expect(months(false)).toEqual([
    [1, 4, 500, 6],
    [2, 5, 500, 6],
  ])
  expect(months(true)).toEqual([
    [1, 1, 0, 6],
    [2, 2, 0, 6],
    [3, 3, 0, 6],
    [4, 4, 500, 6],
    [5, 5, 500, 6],
  ])
})

test('an annuity of a few fen is paid off early, never with a negative payment', () => {
  const { payments } = pricePlan({ method: 'ANNUITY', periods: 8, annualRate: '0' }, 5)
  expect(payments.map(({ totalMinor }) => totalMinor)).toEqual([1, 1, 1, 1, 1, 0, 0, 0])
})

test('interest on a falling balance, with the remainder first', () => {
  const { payments } = pricePlan({ method: 'EP_DECLINING', periods: 3, annualRate: '0.12', remainder: 'FIRST' }, 1000)
  expect(payments.map(({ principalMinor, interestMinor }) => [principalMinor, interestMinor])).toEqual([
    [334, 10],
    [333, 7],
    [333, 3],
  ])
})

test('a fee split over the whole time counts the months that bill the fee alone', () => {
  const split = terms({ feeMode: 'TOTAL_SPLIT', periods: 2, deferral: { months: 3, feeDuring: true } })
  expect(pricePlan(split, 1000).payments.map(({ interestMinor }) => interestMinor)).toEqual([6, 6, 6, 6, 6])
})
