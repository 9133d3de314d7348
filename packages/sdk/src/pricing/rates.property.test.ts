import fc from 'fast-check'
import { test } from 'vitest'
import { annualRateBps } from './annualRate.ts'
import { aprEuAnnexI } from './aprEuAnnexI.ts'
import { aprUsAppJ } from './aprUsAppJ.ts'
import { monthlyIrr } from './monthlyIrr.ts'
import { pricePlan, type Schedule } from './pricePlan.ts'
import type { EpFeeTerms } from './terms.ts'
import * as any from './testing/arbitraries.ts'
import { toCashFlows } from './toCashFlows.ts'

const check = <Args extends [unknown, ...unknown[]]>(property: fc.IProperty<Args>) =>
  fc.assert(property, { numRuns: any.numRuns })
const timeoutMs = 60_000

/** Rates compare as doubles do: equal to twelve digits is equal. */
const isAtMost = (a: number, b: number) => a <= b + 1e-12 * (1 + b)
const rateOf = (terms: EpFeeTerms, principalMinor: number) => monthlyIrr(pricePlan(terms, principalMinor))

test(
  'a waiver never raises the charges or the rate',
  () => {
    check(
      fc.property(any.epFeeTerms, any.waiver, any.amountMinor, (terms, waiver, principalMinor) => {
        const [waived, full] = [waiver, null].map((some) => pricePlan({ ...terms, waiver: some }, principalMinor))
        if (!waived || !full || waived.interestMinor + waived.waivedMinor !== full.interestMinor) return false
        if (waived.interestMinor > full.interestMinor) return false
        // A smaller fee may divide worse, and its remainder of a few minor units then falls on the first payment.
        if (terms.feeMode === 'TOTAL_SPLIT' && terms.remainder === 'FIRST') return true
        return isAtMost(monthlyIrr(waived), monthlyIrr(full))
      }),
    )
  },
  timeoutMs,
)

test(
  'for the same total, taken up front is dearer than with the first payment, and that dearer than each period',
  () => {
    const step = fc.integer({ min: 1, max: 2500 })
    check(
      fc.property(
        step,
        fc.integer({ min: 2, max: 24 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (rate, periods, tens) => {
          // Multiples of 10^5 with rates of five decimals: no charge is rounded, so the three totals are the same.
          const principalMinor = tens * 100_000
          const [each, first, upfront] = (['PER_PERIOD', 'FIRST_PERIOD', 'UPFRONT'] as const).map((feeMode) => {
            const feeRate = ((feeMode === 'PER_PERIOD' ? rate : rate * periods) / 100_000).toFixed(5)
            return pricePlan({ method: 'EP_FEE', periods, remainder: 'LAST', feeMode, feeRate }, principalMinor)
          })
          if (!each || !first || !upfront) return false
          if (each.totalMinor !== first.totalMinor || first.totalMinor !== upfront.totalMinor) return false
          return monthlyIrr(upfront) > monthlyIrr(first) && monthlyIrr(first) > monthlyIrr(each)
        },
      ),
    )
  },
  timeoutMs,
)

test(
  'a deferral without a fee lowers the rate of a plan that costs something',
  () => {
    check(
      fc.property(any.epFeeTerms, any.amountMinor, fc.integer({ min: 1, max: 24 }), (terms, principalMinor, months) => {
        const now = rateOf({ ...terms, deferral: null }, principalMinor)
        const later = rateOf({ ...terms, deferral: { months, feeDuring: false } }, principalMinor)
        fc.pre(Number.isFinite(now))
        return now === 0 ? later === 0 : later < now
      }),
    )
  },
  timeoutMs,
)

test(
  'ten or a thousand times the amount has the same rate but for rounding',
  () => {
    const feeMode = fc.constantFrom('PER_PERIOD' as const, 'TOTAL_SPLIT' as const)
    check(
      fc.property(
        any.periodRate,
        any.periods,
        any.remainder,
        feeMode,
        fc.constantFrom(10, 1000),
        (feeRate, periods, remainder, mode, times) => {
          const terms: EpFeeTerms = { method: 'EP_FEE', feeMode: mode, feeRate, periods, remainder }
          const [once, scaled] = [100_000_007, 100_000_007 * times].map((minor) =>
            annualRateBps(pricePlan(terms, minor), 'CN_IRR_NOMINAL'),
          )
          return Math.abs(Number(once) - Number(scaled)) <= 1
        },
      ),
    )
  },
  timeoutMs,
)

/** The rate that the borrower pays lies between those of the neighbours of its rounded figure; checked without the solver. */
test(
  'a rounded nominal rate is nearest to the true one, by the sign of the present value in integers',
  () => {
    check(
      fc.property(any.planTerms, any.amountMinor, (terms, principalMinor) => {
        const schedule = pricePlan(terms, principalMinor)
        fc.pre(schedule.netAdvanceMinor > 0)
        const bps = annualRateBps(schedule, 'CN_IRR_NOMINAL')
        return worth(schedule, 2n * BigInt(bps) - 1n) >= 0n && worth(schedule, 2n * BigInt(bps) + 1n) < 0n
      }),
    )
  },
  timeoutMs,
)

/** Horner's scheme over months: present value at `halfBps / 2` basis points a year, times a positive number. */
function worth({ netAdvanceMinor, payments }: Schedule, halfBps: bigint): bigint {
  const [up, down] = [240_000n + halfBps, 240_000n]
  let balance = BigInt(netAdvanceMinor)
  let scale = 1n
  let month = 0
  for (const payment of payments) {
    for (; month < payment.month; month++) {
      balance *= up
      scale *= down
    }
    balance -= BigInt(payment.totalMinor) * scale
  }
  return -balance
}

test(
  'the order of cash flows does not matter to the EU rate, which with equal months is the compounded one',
  () => {
    check(
      fc.property(any.epFeeTerms, any.largeMinor, fc.infiniteStream(fc.nat()), (terms, principalMinor, random) => {
        const schedule = pricePlan(terms, principalMinor)
        const flows = toCashFlows(schedule)
        const keyed = flows.map((flow) => ({ flow, key: random.next().value as number }))
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ flow }) => flow)
        const rate = aprEuAnnexI(flows)
        return rate === aprEuAnnexI(shuffled) && rate === annualRateBps(schedule, 'CN_IRR_EFFECTIVE')
      }),
    )
  },
  timeoutMs,
)

test(
  'the order of payments does not matter to the US rate, which with equal months is the nominal one',
  () => {
    check(
      fc.property(any.epFeeTerms, any.largeMinor, (terms, principalMinor) => {
        const schedule = pricePlan(terms, principalMinor)
        const payments = schedule.payments.map(({ month, totalMinor }) => ({
          minor: totalMinor,
          units: month,
          fraction: { numerator: 0, denominator: 30 },
        }))
        const loan = { amountFinancedMinor: schedule.netAdvanceMinor, unitsPerYear: { numerator: 12, denominator: 1 } }
        const rate = aprUsAppJ({ ...loan, payments })
        const reversed = aprUsAppJ({ ...loan, payments: payments.toReversed() })
        return rate === reversed && rate === annualRateBps(schedule, 'CN_IRR_NOMINAL')
      }),
    )
  },
  timeoutMs,
)
