import * as z from 'zod/mini'
import { bankId, day, minor } from './primitives.ts'

/** How an annual rate is defined; never shown without its name. COMPLIANCE: each convention has its own label and rounding. */
export const aprConvention = z.enum([
  'CN_IRR_NOMINAL',
  'CN_IRR_EFFECTIVE',
  'CN_SIMPLE_AVG',
  'EU_ANNEX_I',
  'US_APP_J',
  'HK_NPV',
])

/** An annual rate in hundredths of a percent, with the convention that defines it. */
export const apr = z.strictObject({ convention: aprConvention, bps: z.int().check(z.minimum(0)) })

/** One payment of a plan, with the day the bank expects it. */
export const installment = z.strictObject({
  n: z.int().check(z.minimum(1)),
  dueOn: day,
  principalMinor: minor,
  interestMinor: minor,
  totalMinor: minor,
})

/** One plan priced for one order, `periods` its number of payments: what is paid when, what it costs in all, and what that is a year. */
export const pricedPlan = z.strictObject({
  planId: bankId,
  periods: z.int(),
  schedule: z.array(installment),
  /** Kept back when the money is advanced; part of `interestMinor` and of `totalMinor`, and of no installment. */
  chargeAtDrawdownMinor: z.exactOptional(minor),
  interestMinor: minor,
  totalMinor: minor,
  apr,
})

export type AprConvention = z.infer<typeof aprConvention>
export type Apr = z.infer<typeof apr>
export type Installment = z.infer<typeof installment>
export type PricedPlan = z.infer<typeof pricedPlan>
