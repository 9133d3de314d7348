import { expect, test } from 'vitest'
import {
  aprEuAnnexI,
  aprUsAppJ,
  datedAnnualRateBps,
  dueDates,
  euYearsBetween,
  pricePlan,
  type UnitPeriod,
  unitsPerYear,
  usUnitPeriods,
} from './index.ts'

const flow = (minor: number, numerator: number, denominator: number) => ({ minor, years: { numerator, denominator } })

test.each([
  ['2012-01-12', '2012-02-15', 1 / 12 + 3 / 365],
  ['2013-01-12', '2013-02-15', 1 / 12 + 3 / 366],
  ['2012-03-12', '2012-05-01', 1 / 12 + 20 / 366],
  ['2012-01-31', '2012-02-29', 1 / 12],
  ['2012-02-29', '2013-02-28', 1],
  ['2026-01-01', '2026-01-01', 0],
  ['2025-12-31', '2026-01-01', 1 / 365],
])('EU remark (c): from %s to %s', (from, to, years) => {
  const { numerator, denominator } = euYearsBetween(from, to)
  expect(numerator / denominator).toBeCloseTo(years, 14)
})

test('the published examples of the EU and the UK', () => {
  expect(aprEuAnnexI([flow(-100_000, 0, 1), flow(120_000, 546, 365)], 6)).toBe(12_962_038)
  // The same three payments of GBP 270 by equal months, 365 and 366 days: the day count is not cosmetic.
  const loan = (days: number) => [flow(-50_000, 0, 1), flow(27_000, 31, days), flow(27_000, 61, days)]
  expect(aprEuAnnexI([flow(-50_000, 0, 1), flow(27_000, 1, 12), flow(27_000, 2, 12)])).toBe(8559)
  expect(aprEuAnnexI(loan(365))).toBe(8463)
  expect(aprEuAnnexI(loan(366))).toBe(8494)
  expect(aprEuAnnexI([flow(-100, 0, 1), flow(125, 31, 365)], 1)).toBe(12_837)
})

test('the EU figure with one decimal is rounded from the rate, not from two decimals', () => {
  // 12.345 % is 12.3 with one decimal and 12.35 with two.
  const flows = [flow(-100_000, 0, 1), flow(112_345, 1, 1)]
  expect([aprEuAnnexI(flows, 1), aprEuAnnexI(flows, 2)]).toEqual([123, 1235])
  // A rate of 56.25 % after half a year is a tie in doubles, too.
  expect(aprEuAnnexI([flow(-100, 0, 1), flow(125, 1, 2)], 1)).toBe(563)
})

test('less repaid than advanced has no rate, and as much is zero', () => {
  expect(aprEuAnnexI([flow(-100, 0, 1), flow(99, 1, 1)])).toBe(null)
  expect(aprEuAnnexI([flow(100, 0, 1)])).toBe(null)
  expect(aprEuAnnexI([flow(-100, 0, 1), flow(100, 1, 1)])).toBe(0)
})

const months = (count: number): UnitPeriod => ({ unit: 'MONTH', count })
const days = (count: number): UnitPeriod => ({ unit: 'DAY', count })

/** Regulation Z, Appendix J (c): amount, unit, days, payments as [amount, count] and the published rate. */
test.each<[string, number, UnitPeriod, string, string, [number, number][], number]>([
  ['(1)(i)', 500_000, months(1), '1978-01-10', '1978-02-10', [[23_000, 24]], 969],
  ['(1)(ii)', 600_000, months(1), '1978-02-10', '1978-04-01', [[20_000, 36]], 1182],
  ['(1)(iii)', 500_000, { unit: 'SEMIMONTH' }, '1978-02-23', '1978-03-01', [[21_917, 24]], 1034],
  ['(1)(iv)', 1_000_000, months(3), '1978-05-23', '1978-10-01', [[38_500, 40]], 897],
  ['(1)(v)', 50_000, days(7), '1978-03-20', '1978-04-21', [[1760, 30]], 1496],
  [
    '(2)(i)',
    500_000,
    months(1),
    '1978-01-10',
    '1978-02-10',
    [
      [25_000, 1],
      [23_000, 23],
    ],
    1008,
  ],
  [
    '(2)(ii)',
    40_000,
    days(28),
    '1978-03-18',
    '1978-04-20',
    [
      [3950, 1],
      [3831, 11],
    ],
    2850,
  ],
  [
    '(3)(i)',
    500_000,
    months(1),
    '1978-01-10',
    '1978-02-10',
    [
      [23_000, 23],
      [28_000, 1],
    ],
    1050,
  ],
  [
    '(3)(ii)',
    20_000,
    days(14),
    '1978-04-03',
    '1978-04-11',
    [
      [950, 19],
      [3000, 1],
    ],
    1222,
  ],
  [
    '(4)(i)',
    500_000,
    months(1),
    '1978-01-10',
    '1978-02-10',
    [
      [25_000, 1],
      [23_000, 22],
      [28_000, 1],
    ],
    1090,
  ],
  [
    '(4)(ii)',
    800_000,
    months(2),
    '1978-01-10',
    '1978-03-01',
    [
      [44_936, 1],
      [46_500, 18],
      [20_000, 1],
    ],
    730,
  ],
  ['(5)(i)', 100_000, days(255), '1978-01-03', '1978-09-15', [[108_000, 1]], 1145],
])('Appendix J (c)%s', (_, amountFinancedMinor, period, advancedOn, firstOn, series, bps) => {
  const first = usUnitPeriods(period, advancedOn, firstOn)
  const payments = series
    .flatMap(([minor, count]) => Array<number>(count).fill(minor))
    .map((minor, i) => ({ minor, units: first.units + i, fraction: first.fraction }))
  expect(aprUsAppJ({ amountFinancedMinor, unitsPerYear: unitsPerYear(period), payments })).toBe(bps)
})

test('odd days of a two-month unit: one month and 22 days are 52/60 of it', () => {
  expect(usUnitPeriods(months(2), '1978-01-10', '1978-03-01')).toEqual({
    units: 0,
    fraction: { numerator: 52, denominator: 60 },
  })
})

test('a US rate on a tie is rounded up, exactly', () => {
  const one = (minor: number) => ({
    amountFinancedMinor: 1_000_000_000_000,
    unitsPerYear: { numerator: 12, denominator: 1 },
    payments: [{ minor, units: 1, fraction: { numerator: 0, denominator: 30 } }],
  })
  expect(aprUsAppJ(one(1_010_287_500_000))).toBe(1235)
  expect(aprUsAppJ(one(1_010_287_499_999))).toBe(1234)
})

const dated = (periods: number, feeRate: string, principalMinor: number, advancedOn: string) => {
  const terms = { method: 'EP_FEE', feeMode: 'PER_PERIOD', periods, feeRate, remainder: 'LAST' } as const
  const schedule = pricePlan(terms, principalMinor)
  return {
    schedule,
    advancedOn,
    dueOn: dueDates(
      advancedOn,
      schedule.payments.map(({ month }) => month),
    ),
  }
}

test("banks' own figures: DBS Hong Kong 4.04 %, Chong Hing 1,606.98 %", () => {
  expect(datedAnnualRateBps('HK_NPV', dated(12, '0.0018', 1_000_000, '2026-01-31'))).toBe(404)
  expect(datedAnnualRateBps('HK_NPV', dated(12, '0.2', 2_000_000, '2026-01-31'))).toBe(160_698)
})

test('with equal months EU and HK agree with the compounded rate, US with the nominal one, even from a month end', () => {
  const plan = dated(12, '0.006', 1_200_000, '2026-01-31')
  const rates = (
    ['CN_IRR_NOMINAL', 'CN_IRR_EFFECTIVE', 'CN_SIMPLE_AVG', 'EU_ANNEX_I', 'US_APP_J', 'HK_NPV'] as const
  ).map((convention) => datedAnnualRateBps(convention, plan))
  expect(rates).toEqual([1303, 1384, 1329, 1384, 1303, 1384])
})

test('odd days before the first payment change the EU and the US rate', () => {
  const plan = { ...dated(12, '0.006', 1_200_000, '2026-01-31'), advancedOn: '2026-01-12' }
  expect(datedAnnualRateBps('EU_ANNEX_I', plan)).toBeLessThan(1384)
  expect(datedAnnualRateBps('US_APP_J', plan)).toBeLessThan(1303)
  expect(datedAnnualRateBps('CN_IRR_NOMINAL', plan)).toBe(1303)
})

test('a US rate on a tie with payments of different fractions: 9.375 % is a unit rate of 1/128', () => {
  const payments = [
    { minor: 257_000_000, units: 0, fraction: { numerator: 1, denominator: 2 } },
    { minor: 513 * 129 * 1_000_000, units: 1, fraction: { numerator: 1, denominator: 4 } },
  ]
  const rate = (amountFinancedMinor: number) =>
    aprUsAppJ({ amountFinancedMinor, unitsPerYear: { numerator: 12, denominator: 1 }, payments })
  expect([rate(65_792_000_000), rate(65_792_000_001)]).toEqual([938, 937])
})

test('the US has no rate where nothing is financed, and zero where nothing is charged', () => {
  const payments = [{ minor: 100, units: 1, fraction: { numerator: 0, denominator: 30 } }]
  const rate = (amountFinancedMinor: number) =>
    aprUsAppJ({ amountFinancedMinor, unitsPerYear: { numerator: 12, denominator: 1 }, payments })
  expect([rate(0), rate(100), rate(101)]).toEqual([null, 0, null])
})

test('a second advance bends the curve, and the rate is still found', () => {
  const rates = [
    [374, -291, 34],
    [339, -228, 63],
    [366, -292, 46],
  ].map((years) => [-100, ...years].map((minor, i) => flow(minor, i, 1)))
  for (const flows of rates) {
    const growth = 1 + Number(aprEuAnnexI(flows, 6)) / 1e8
    expect(growth).toBeGreaterThanOrEqual(1)
    expect(flows.reduce((worth, { minor }, i) => worth + minor / growth ** i, 0)).toBeCloseTo(0, 5)
  }
})
