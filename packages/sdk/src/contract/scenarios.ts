import * as z from 'zod/mini'

/** `POST /v1/quotes/{quoteId}/confirm`: a call as the documentation writes it. */
const callLine = z.string().check(z.regex(/^(GET|POST|PUT|DELETE) \/[\w\-./{}]*$/), z.maxLength(100))

const common = {
  /** The calls it befalls; all of the client's calls when absent. */
  calls: z.exactOptional(z.array(callLine).check(z.minLength(1), z.maxLength(20))),
  /** How often, from 0 to 1; always when absent. */
  probability: z.exactOptional(z.number().check(z.minimum(0), z.maximum(1))),
}

/** One thing that goes wrong. */
export const fault = z.discriminatedUnion('kind', [
  /** The answer comes later. */
  z.strictObject({ ...common, kind: z.literal('latency'), latencyMs: z.int().check(z.minimum(1), z.maximum(60_000)) }),
  /** A problem instead of the call: `rate-limited`, `bank-error` or `unavailable`. */
  z.strictObject({
    ...common,
    kind: z.literal('status'),
    status: z.union([z.literal(429), z.literal(500), z.literal(503)]),
    retryAfterMs: z.exactOptional(z.int().check(z.minimum(0), z.maximum(300_000))),
  }),
  /** The call is done, and its body breaks off in the middle. */
  z.strictObject({ ...common, kind: z.literal('malformed') }),
  /** Quotes are given when they have already expired, and a confirm finds its quote expired. */
  z.strictObject({ ...common, kind: z.literal('expired') }),
  /** Quotes and confirms are refused as `sold-out`. */
  z.strictObject({ ...common, kind: z.literal('sold-out') }),
  /** The bank's clock is wrong in `Date` and in the `now` of an answer. */
  z.strictObject({
    ...common,
    kind: z.literal('skew'),
    skewMs: z.int().check(z.minimum(-86_400_000), z.maximum(86_400_000)),
  }),
  /** The connection ends without an answer: `before` the call is done, or `after`. */
  z.strictObject({ ...common, kind: z.literal('drop'), when: z.enum(['before', 'after']) }),
])

export type Fault = z.infer<typeof fault>

/** What goes wrong for a test client. With the same seed the same chances come in the same order. */
export const scenario = z.strictObject({
  seed: z.exactOptional(z.int().check(z.minimum(0), z.maximum(2 ** 31 - 1))),
  faults: z.array(fault).check(z.minLength(1), z.maxLength(20)),
})

export type Scenario = z.infer<typeof scenario>
