import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annualRateBps } from './annualRate.ts'
import { monthlyIrr } from './monthlyIrr.ts'
import { pricePlan, type Schedule } from './pricePlan.ts'
import * as any from './testing/arbitraries.ts'

const check = <Args extends [unknown, ...unknown[]]>(property: fc.IProperty<Args>) =>
  fc.assert(property, { numRuns: any.numRuns })
const timeoutMs = 60_000

const conventions = ['CN_IRR_NOMINAL', 'CN_IRR_EFFECTIVE', 'CN_SIMPLE_AVG'] as const
const sum = (schedule: Schedule, key: 'principalMinor' | 'interestMinor' | 'totalMinor') =>
  schedule.payments.reduce((total, payment) => total + payment[key], 0)

test(
  'principal parts, charges and totals add up, and nothing is negative or not a whole number',
  () => {
    check(
      fc.property(any.planTerms, any.amountMinor, (terms, principalMinor) => {
        const schedule = pricePlan(terms, principalMinor)
        const { chargeAtDrawdownMinor, netAdvanceMinor, waivedMinor, interestMinor, totalMinor } = schedule
        if (sum(schedule, 'principalMinor') !== principalMinor) return false
        if (sum(schedule, 'interestMinor') + chargeAtDrawdownMinor !== interestMinor) return false
        if (sum(schedule, 'totalMinor') + chargeAtDrawdownMinor !== totalMinor) return false
        if (netAdvanceMinor !== principalMinor - chargeAtDrawdownMinor) return false
        const amounts = schedule.payments.flatMap((payment) => Object.values(payment))
        return [...amounts, netAdvanceMinor, waivedMinor, totalMinor].every(
          (value) => Number.isSafeInteger(value) && value >= 0,
        )
      }),
    )
  },
  timeoutMs,
)

test(
  'payments are numbered in a row, in rising months',
  () => {
    check(
      fc.property(any.planTerms, any.amountMinor, (terms, principalMinor) => {
        const { payments } = pricePlan(terms, principalMinor)
        return payments.every(({ n, month }, i) => n === i + 1 && month > (payments[i - 1]?.month ?? 0))
      }),
    )
  },
  timeoutMs,
)

test(
  'every annual rate is a whole number of basis points, and nominal is at most effective',
  () => {
    check(
      fc.property(any.planTerms, any.amountMinor, (terms, principalMinor) => {
        const schedule = pricePlan(terms, principalMinor)
        // One minor unit with a fee of half of it, rounded up and taken up front, advances nothing.
        fc.pre(schedule.netAdvanceMinor > 0)
        const [nominal, effective, simple] = conventions.map((convention) => annualRateBps(schedule, convention))
        if (![nominal, effective, simple].every((bps) => Number.isInteger(bps) && Number(bps) >= 0)) return false
        return Number(nominal) <= Number(effective)
      }),
    )
  },
  timeoutMs,
)

test(
  'no cost is no rate, and no rate is no cost',
  () => {
    check(
      fc.property(any.planTerms, any.amountMinor, (terms, principalMinor) => {
        const schedule = pricePlan(terms, principalMinor)
        const isFree = schedule.interestMinor === 0
        if (isFree !== (monthlyIrr(schedule) === 0)) return false
        return !isFree || conventions.every((convention) => annualRateBps(schedule, convention) === 0)
      }),
    )
  },
  timeoutMs,
)

test(
  'all cash discounted at the monthly rate is the money advanced',
  () => {
    check(
      fc.property(any.planTerms, any.amountMinor, (terms, principalMinor) => {
        const schedule = pricePlan(terms, principalMinor)
        fc.pre(schedule.netAdvanceMinor > 0)
        const rate = monthlyIrr(schedule)
        const present = schedule.payments.reduce(
          (total, { month, totalMinor }) => total + totalMinor / (1 + rate) ** month,
          0,
        )
        return Math.abs(present / schedule.netAdvanceMinor - 1) < 1e-11
      }),
    )
  },
  timeoutMs,
)

test(
  'a fee plan without a waiver never costs less, in any payment but the remainder, for a larger amount',
  () => {
    check(
      fc.property(any.epFeeTerms, any.amountMinor, any.amountMinor, (terms, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((minor) =>
          pricePlan({ ...terms, waiver: null }, minor),
        )
        if (!less || !more || less.totalMinor > more.totalMinor || less.interestMinor > more.interestMinor) return false
        const isRemainder = (i: number) =>
          i === (terms.remainder === 'FIRST' ? firstWithPrincipal(more) : more.payments.length - 1)
        const isSplit = terms.feeMode === 'TOTAL_SPLIT'
        return less.payments.every(({ totalMinor }, i) => {
          return isRemainder(i) || (isSplit && i === 0) || totalMinor <= (more.payments[i]?.totalMinor ?? -1)
        })
      }),
    )
  },
  timeoutMs,
)

const firstWithPrincipal = ({ payments }: Schedule) => payments.findIndex(({ principalMinor }) => principalMinor > 0)

test(
  'the payment of an annuity never falls when the amount rises, and the last differs by less than a unit a period grown by interest',
  () => {
    check(
      fc.property(any.annuityTerms, any.largeMinor, any.largeMinor, (terms, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((minor) => pricePlan(terms, minor).payments)
        if (!less || !more) return false
        if (terms.periods > 1 && Number(less[0]?.totalMinor) > Number(more[0]?.totalMinor)) return false
        const grown = (1 + Number(terms.annualRate) / 12) ** terms.periods
        return Math.abs(Number(more.at(-1)?.totalMinor) - Number(more[0]?.totalMinor)) <= terms.periods * grown
      }),
    )
  },
  timeoutMs,
)

test(
  'interest on a falling balance never rises from one payment to the next',
  () => {
    check(
      fc.property(any.decliningTerms, any.amountMinor, (terms, principalMinor) => {
        const { payments } = pricePlan(terms, principalMinor)
        return payments.every(
          ({ interestMinor }, i) => interestMinor <= (payments[i - 1]?.interestMinor ?? interestMinor),
        )
      }),
    )
  },
  timeoutMs,
)

test(
  'the same terms and amount give the same schedule, and are left as they were',
  () => {
    check(
      fc.property(any.planTerms, any.amountMinor, (terms, principalMinor) => {
        const before = JSON.stringify(terms)
        const once = JSON.stringify(pricePlan(terms, principalMinor))
        return once === JSON.stringify(pricePlan(terms, principalMinor)) && before === JSON.stringify(terms)
      }),
    )
  },
  timeoutMs,
)

test('amounts reach from one minor unit to 10^12', () => {
  const amounts = fc.sample(any.amountMinor, 10_000)
  expect(Math.min(...amounts)).toBe(1)
  expect(Math.max(...amounts)).toBeGreaterThan(900_000_000_000)
})
