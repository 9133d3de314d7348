import * as z from 'zod/mini'
import { bankId, day, decimal, minor } from './primitives.ts'

/** How an annual rate is defined; never shown without its name. COMPLIANCE: each convention has its own label and rounding. */
export const aprConvention = z.enum(['CN_IRR_NOMINAL', 'CN_IRR_EFFECTIVE', 'CN_SIMPLE_AVG'])

/** The public terms of one plan; `feeRate` is charged per period on the original principal. */
export const planRule = z.discriminatedUnion('feeMode', [
  z.strictObject({
    planId: bankId,
    method: z.literal('EP_FEE'),
    feeMode: z.literal('NONE'),
    periods: z.int().check(z.minimum(1), z.maximum(60)),
    remainder: z.enum(['LAST', 'FIRST']),
  }),
  z.strictObject({
    planId: bankId,
    method: z.literal('EP_FEE'),
    feeMode: z.literal('PER_PERIOD'),
    feeRate: decimal,
    periods: z.int().check(z.minimum(1), z.maximum(60)),
    remainder: z.enum(['LAST', 'FIRST']),
  }),
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

/** One plan priced for one order: what is paid when, what it costs in all, and what that is a year. */
export const pricedPlan = z.strictObject({
  planId: bankId,
  periods: z.int(),
  schedule: z.array(installment),
  interestMinor: minor,
  totalMinor: minor,
  apr,
})

export type AprConvention = z.infer<typeof aprConvention>
export type Apr = z.infer<typeof apr>
export type PlanRule = z.infer<typeof planRule>
export type Installment = z.infer<typeof installment>
export type PricedPlan = z.infer<typeof pricedPlan>
