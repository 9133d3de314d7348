import * as z from 'zod/mini'

/** The inputs of the vector format, one schema for each kind. Nothing unknown is let through: an option that is not read would pass by luck. */

const decimal = z.string().check(z.regex(/^\d+(\.\d+)?$/, 'expected a decimal number as text, as "0.006"'))
const fraction = z.string().check(z.regex(/^\d+(\.\d+|\/0*[1-9]\d*)?$/, 'expected a fraction as text, as "1/12"'))
const day = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day, as "2026-08-01"'),
  z.refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text), 'no such day'),
)
const minor = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))
const count = z.int().check(z.minimum(1), z.maximum(600))
const share = decimal.check(z.refine((text) => Number(text) <= 1, 'a share is at most 1'))
const money = { currency: z.optional(z.string()), minorUnits: z.optional(z.int().check(z.minimum(0), z.maximum(4))) }

const planFields = {
  ...money,
  periods: count,
  method: z.enum(['EP_FEE', 'ANNUITY', 'EP_DECLINING']),
  feeMode: z.optional(z.enum(['NONE', 'PER_PERIOD', 'TOTAL_SPLIT', 'UPFRONT', 'FIRST_PERIOD'])),
  feeRate: z.optional(decimal),
  annualRate: z.optional(decimal),
  remainder: z.optional(z.enum(['LAST', 'FIRST'])),
  deferral: z.optional(z.strictObject({ months: z.int().check(z.minimum(0), z.maximum(120)), feeDuring: z.boolean() })),
  waiver: z.optional(
    z.discriminatedUnion('type', [
      z.strictObject({ threshold: minor, type: z.literal('SHARE'), share }),
      z.strictObject({ threshold: minor, type: z.literal('FIRST_N'), n: z.int().check(z.minimum(0)) }),
      z.strictObject({ threshold: minor, type: z.literal('CAP'), cap: minor }),
    ]),
  ),
  thresholdBase: z.optional(z.enum(['NET', 'GROSS'])),
}

const plan = z.strictObject(planFields)

const instalment = z.strictObject({
  ...planFields,
  principal: minor.check(z.minimum(1)),
  grossAmount: z.optional(minor),
})

const apr_eu = z.strictObject({
  ...money,
  dayCount: z.optional(z.literal('CCD_ANNEX_I')),
  series: z
    .array(
      z.strictObject({
        dir: z.enum(['draw', 'pay']),
        amount: z.optional(minor),
        amounts: z.optional(z.array(minor)),
        count: z._default(count, 1),
        firstT: fraction,
        stepT: z.optional(fraction),
      }),
    )
    .check(z.minLength(1)),
  dates: z.optional(z.strictObject({ draw: day, firstPayment: day })),
})

const apr_regz = z.strictObject({
  ...money,
  unitPeriodsPerYear: fraction,
  amountFinanced: minor,
  series: z
    .array(z.strictObject({ amount: minor, count: z._default(count, 1), t: z.int().check(z.minimum(0)), f: fraction }))
    .check(z.minLength(1)),
  dates: z.optional(
    z.strictObject({
      advance: day,
      firstPayment: day,
      unit: z.string().check(z.regex(/^(SM|[MD][1-9]\d*)$/, 'expected M1, M2, SM or D7')),
    }),
  ),
})

const points = z.strictObject({
  ...money,
  orderAmount: minor,
  asOf: day,
  lots: z.array(z.strictObject({ points: z.int().check(z.minimum(0)), expires: day })),
  rate: z.strictObject({ points: z.int().check(z.minimum(1)), minor: z.int().check(z.minimum(1)) }),
  minPoints: z._default(z.int().check(z.minimum(0)), 0),
  stepPoints: z._default(z.int().check(z.minimum(1)), 1),
  maxPoints: z.optional(z.int().check(z.minimum(0))),
  capShare: z.optional(share),
  minCash: z._default(minor, 0),
  requested: z._default(z.union([z.literal('MAX'), z.int().check(z.minimum(0))]), 'MAX'),
  fullCoverRoundUp: z._default(z.boolean(), false),
  // biome-ignore lint/suspicious/noThenProperty: the format calls it so.
  then: z.optional(plan),
})

export const inputs = { instalment, apr_eu, apr_regz, points }

export type Inputs = { [Kind in keyof typeof inputs]: z.infer<(typeof inputs)[Kind]> }
export type PlanInput = z.infer<typeof plan>
