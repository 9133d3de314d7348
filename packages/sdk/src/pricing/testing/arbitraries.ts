import fc from 'fast-check'
import type { AnnuityTerms, EpDecliningTerms, EpFeeTerms, PlanTerms } from '../terms.ts'

/** Random plans and amounts for property tests: the terms that a contract lets through, and amounts of every size. */

/** How many random cases each property is tried on. */
export const numRuns = 10_000

/** From one minor unit to 10^12, every order of magnitude alike; so also amounts of currencies with no or three decimals. */
export const amountMinor = fc
  .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 10, max: 100 }), fc.integer({ min: 0, max: 9_999_999_999 }))
  .map(([power, lead, tail]) =>
    Math.max(1, Math.floor((lead / 10) * 10 ** power) + (tail % 10 ** Math.max(0, power - 1))),
  )
  .map((minor) => Math.min(minor, 1_000_000_000_000))

/** Amounts at which the rounding of a minor unit does not show in a rate. */
export const largeMinor = fc.integer({ min: 10_000_000, max: 1_000_000_000_000 })

export const periods = fc.integer({ min: 1, max: 60 })
export const remainder = fc.constantFrom('LAST' as const, 'FIRST' as const)

/** A rate as text, in steps of a thousandth of a percent. */
const rateUpTo = (max: number) => fc.integer({ min: 0, max: max * 100_000 }).map((step) => (step / 100_000).toFixed(5))

/** Per period up to 2.5 %, taken once up to 60 %, by the year up to 36 %. */
export const periodRate = rateUpTo(0.025)
export const onceRate = rateUpTo(0.6)
export const annualRate = rateUpTo(0.36)

export const deferral = fc.option(fc.record({ months: fc.integer({ min: 0, max: 12 }), feeDuring: fc.boolean() }))

export const waiver = fc
  .tuple(
    fc.constantFrom(0, 1000, 1_000_000),
    fc.oneof(
      fc.record({ type: fc.constant('SHARE' as const), share: rateUpTo(1) }),
      fc.record({ type: fc.constant('FIRST_N' as const), n: fc.integer({ min: 0, max: 70 }) }),
      fc.record({ type: fc.constant('CAP' as const), capMinor: amountMinor }),
    ),
  )
  .map(([thresholdMinor, kind]) => ({ thresholdMinor, ...kind }))

const fee = fc.oneof(
  fc.record({ feeMode: fc.constantFrom('PER_PERIOD' as const, 'TOTAL_SPLIT' as const), feeRate: periodRate }),
  fc.record({ feeMode: fc.constantFrom('UPFRONT' as const, 'FIRST_PERIOD' as const), feeRate: onceRate }),
  fc.constant({ feeMode: 'NONE' as const }),
)

export const epFeeTerms: fc.Arbitrary<EpFeeTerms> = fc
  .tuple(fee, fc.record({ periods, remainder, deferral, waiver: fc.option(waiver) }))
  .map(([charge, rest]) => ({ method: 'EP_FEE', ...charge, ...rest }))

export const annuityTerms: fc.Arbitrary<AnnuityTerms> = fc.record({
  method: fc.constant('ANNUITY'),
  periods,
  annualRate,
})

export const decliningTerms: fc.Arbitrary<EpDecliningTerms> = fc.record({
  method: fc.constant('EP_DECLINING'),
  periods,
  annualRate,
  remainder,
})

export const planTerms: fc.Arbitrary<PlanTerms> = fc.oneof(
  { weight: 3, arbitrary: epFeeTerms },
  { weight: 1, arbitrary: annuityTerms },
  { weight: 1, arbitrary: decliningTerms },
)
