import * as z from 'zod/mini'
import {
  bankId,
  categoryCode,
  isForward,
  isWindow,
  minor,
  rate,
  share,
  shareBelowOne,
  timeWindow,
} from './primitives.ts'

/** Five years, the longest that card installments may run in China (COMPLIANCE CN-09). */
const periods = z.int().check(z.minimum(1), z.maximum(60))
const remainder = z.enum(['LAST', 'FIRST'])

const isLimits = z.refine<{ minimumMinor?: number; maximumMinor?: number }>(
  ({ minimumMinor, maximumMinor }) => (minimumMinor ?? 0) <= (maximumMinor ?? Number.POSITIVE_INFINITY),
  { path: ['maximumMinor'], error: 'Invalid input: expected to be at least minimumMinor' },
)

const isWaiverWindow = z.refine<{ planId: string; waiver?: Parameters<typeof isForward>[0] | null }>(
  ({ waiver }) => !waiver || isForward(waiver),
  { path: ['waiver', 'closesAt'], error: 'Invalid input: expected to be after opensAt' },
)

const common = {
  planId: bankId,
  periods,
  ...timeWindow,
  /** Of the principal. */
  minimumMinor: z.exactOptional(minor),
  maximumMinor: z.exactOptional(minor),
  /** Which of the offer's categories it is for; absent is all of them. */
  categories: z.exactOptional(z.array(categoryCode)),
}

const condition = {
  /** From this amount on, inclusive. */
  thresholdMinor: minor,
  /** Tested on the principal, or on the order before coupon and points; absent is NET. */
  thresholdBase: z.exactOptional(z.enum(['NET', 'GROSS'])),
  ...timeWindow,
}

/** What the bank gives up of the charges: a share of each, the first ones, or up to a cap. */
const waiver = z.discriminatedUnion('type', [
  z.strictObject({ ...condition, type: z.literal('SHARE'), share }),
  z.strictObject({ ...condition, type: z.literal('FIRST_N'), n: periods }),
  z.strictObject({ ...condition, type: z.literal('CAP'), capMinor: minor }),
])

const deferral = z.strictObject({ months: z.int().check(z.minimum(1), z.maximum(60)), feeDuring: z.boolean() })

const equalPrincipal = {
  ...common,
  method: z.literal('EP_FEE'),
  remainder,
  deferral: z.exactOptional(z.nullable(deferral)),
  waiver: z.exactOptional(z.nullable(waiver)),
}

const epFee = z.discriminatedUnion('feeMode', [
  z.strictObject({ ...equalPrincipal, feeMode: z.literal('NONE') }),
  z.strictObject({
    ...equalPrincipal,
    feeMode: z.enum(['PER_PERIOD', 'TOTAL_SPLIT', 'FIRST_PERIOD']),
    feeRate: rate,
  }),
  z.strictObject({ ...equalPrincipal, feeMode: z.literal('UPFRONT'), feeRate: shareBelowOne }),
])

/** The terms of one plan (COMPLIANCE §1.1), in the form that a panel can read too: `planRule` checks them further. */
export const planTerms = z.discriminatedUnion('method', [
  epFee,
  z.strictObject({ ...common, method: z.literal('ANNUITY'), annualRate: rate }),
  z.strictObject({ ...common, method: z.literal('EP_DECLINING'), annualRate: rate, remainder }),
])

/** The public terms of one plan. A fee rate is of the original principal, an annual one of the balance. */
export const planRule = planTerms.check(isWindow, isLimits, isWaiverWindow)

export type PlanRule = z.infer<typeof planRule>
