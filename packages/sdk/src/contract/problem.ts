import * as z from 'zod/mini'
import { minor } from './primitives.ts'

/** Every error of the API by its last part of `type`: the HTTP status and the sentence that documents it. */
export const problems = {
  'bad-request': { status: 400, title: 'The request does not follow the contract' },
  'idempotency-key-missing': {
    status: 400,
    title: 'This call needs an Idempotency-Key header, for a confirm a UUID version 7',
  },
  unauthorized: { status: 401, title: 'The credential is missing, unknown or has ended' },
  forbidden: { status: 403, title: 'This credential or network may not use this call' },
  'consent-missing': { status: 403, title: 'The viewer has not given the consent that this call needs' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'bad-config': { status: 404, title: 'The client id is not known to the bank' },
  unsupported: { status: 400, title: 'The bank has no offers in this currency' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method; Allow names those it takes' },
  'in-flight': {
    status: 409,
    title: 'A request with this Idempotency-Key, or for these points, is still being answered',
  },
  'order-taken': { status: 409, title: 'The order already has a live agreement' },
  'wrong-state': { status: 409, title: 'The agreement is in a state that does not allow this' },
  'sold-out': { status: 409, title: 'The quota of this offer is used up' },
  'reading-time': { status: 409, title: 'The disclosure has not been shown for long enough' },
  expired: { status: 410, title: 'The quote or the agreement has expired' },
  'too-large': { status: 413, title: 'The body is larger than the bank accepts' },
  'idempotency-mismatch': { status: 422, title: 'This Idempotency-Key was used with another request' },
  'below-minimum': { status: 422, title: 'The order is below the smallest amount of the offer' },
  'above-maximum': { status: 422, title: 'The order is above the largest amount of the offer' },
  'blocked-category': { status: 422, title: 'The bank makes no offers for this category' },
  'market-refused': { status: 422, title: 'The rules of the market forbid this' },
  'no-offer': { status: 422, title: 'This plan is not offered for this order' },
  'rate-limited': { status: 429, title: 'Too many requests; Retry-After says when to try again' },
  'bank-error': { status: 500, title: 'The bank could not do this' },
  unavailable: { status: 503, title: 'The bank takes no requests now; Retry-After says when to try again' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

/** RFC 9457 problem details; `code` is the last part of `type`. */
export const problem = z.strictObject({
  /** A page of the bank about it, relative to the address of the call: `/problems/{code}`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** The last part of `type`. */
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  detail: z.optional(z.string()),
  minimumMinor: z.optional(minor),
  maximumMinor: z.optional(minor),
  /** The same as `Retry-After`, to the millisecond. */
  retryAfterMs: z.optional(z.int()),
})

export type Problem = z.infer<typeof problem>

/** The stable `type` of a problem: relative to the call, so that at every bank it leads to the page about it. */
export const problemType = (code: ProblemCode) => `/problems/${code}`
