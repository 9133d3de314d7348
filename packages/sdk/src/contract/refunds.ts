import * as z from 'zod/mini'
import { agreement } from './agreements.ts'
import { installment } from './plans.ts'
import { bankId, instant, minor } from './primitives.ts'

/** `POST /v1/agreements/{id}/refund`, with the platform's secret key: how much of the order, before coupon and points. */
export const refundRequest = z.strictObject({ refundMinor: minor.check(z.minimum(1)) })

/**
 * What one refund gave back, and how. `refundMinor` = `couponMinor` + `pointsMinor` + `principalMinor`. Which points they
 * were, and which the viewer lost, is between the viewer and the bank.
 */
export const refund = z.strictObject({
  refundId: bankId,
  refundedAt: instant,
  refundMinor: minor,
  /** The part of the coupon that the refund swallows: it never comes back. */
  couponMinor: minor,
  /** Value of the points that come back, or are lost where the bank's rule says so. */
  pointsMinor: minor,
  /** The part that was paid by card or financed. */
  principalMinor: minor,
  /** Money to the card: principal that had been paid, and charges given back. */
  cashBackMinor: minor,
  /** The plan as it goes on, payments made first; null where the order was paid in full. */
  plan: z.nullable(z.strictObject({ owedPrincipalMinor: minor, owedMinor: minor, schedule: z.array(installment) })),
})

export const refundAnswer = z.strictObject({ agreement, refund })

export type RefundRequest = z.infer<typeof refundRequest>
export type RefundFacts = z.infer<typeof refund>
export type RefundAnswer = z.infer<typeof refundAnswer>
