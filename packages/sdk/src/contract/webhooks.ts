import * as z from 'zod/mini'
import { agreement } from './agreements.ts'
import { bankId, conversionId, instant } from './primitives.ts'
import { refund } from './refunds.ts'

export const webhookEventType = z.enum([
  'agreement.reserved',
  'agreement.captured',
  'agreement.released',
  'agreement.abandoned',
  'agreement.expired',
  'agreement.refunded',
  /** The viewer wants to withdraw; nothing has changed yet. The platform answers with a refund. */
  'agreement.withdrawal_requested',
])

/**
 * Body of a webhook. `id` stays the same however often it is sent; `sequence` counts 1, 2, 3 … for each agreement, so
 * that a receiver knows an older event by its lower number. `data` holds the agreement as it was after the event, and
 * for a refund what came back.
 */
export const webhookEvent = z.strictObject({
  id: conversionId,
  type: webhookEventType,
  at: instant,
  agreementId: bankId,
  sequence: z.int().check(z.minimum(1)),
  data: z.strictObject({ agreement, refund: z.exactOptional(refund) }),
})

export type WebhookEventType = z.infer<typeof webhookEventType>
export type WebhookEvent = z.infer<typeof webhookEvent>
