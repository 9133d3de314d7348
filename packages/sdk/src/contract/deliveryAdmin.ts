import * as z from 'zod/mini'
import { bankId, conversionId, instant } from './primitives.ts'
import { webhookEventType } from './webhooks.ts'

/** Body of a rotation, of a receipt key or a webhook secret. `immediately` is for one that others may know. */
export const rotationRequest = z.strictObject({ immediately: z.exactOptional(z.boolean()) })

/** `GET /admin/keys`: every receipt key the bank ever had, the oldest first, never a private part. */
export const keyList = z.strictObject({
  keys: z.array(
    z.strictObject({
      kid: z.string(),
      state: z.enum(['waiting', 'signing', 'retired', 'ended', 'withdrawn']),
      createdAt: instant,
      signsFrom: instant,
      signsUntil: z.nullable(instant),
      publishedUntil: z.nullable(instant),
    }),
  ),
})

/** `GET /admin/webhooks/{clientId}`: where a client's events go, and the secrets that sign them, the newest first. */
export const webhookSettings = z.strictObject({
  clientId: bankId,
  webhookUrl: z.nullable(z.url()),
  secrets: z.array(z.strictObject({ secret: z.string(), createdAt: instant, retiresAt: z.nullable(instant) })),
})

export const deliveryState = z.enum(['pending', 'delivered', 'dead'])

/** Query of `GET /admin/events`; `after` is the id of the last event of the page before. */
export const eventQuery = z.strictObject({
  clientId: z.exactOptional(bankId),
  agreementId: z.exactOptional(bankId),
  state: z.exactOptional(deliveryState),
  after: z.exactOptional(conversionId),
})

/** One page of the outbox, the oldest first. `next` is the `after` of the next page; null on the last one. */
export const eventPage = z.strictObject({
  events: z.array(
    z.strictObject({
      id: conversionId,
      clientId: bankId,
      agreementId: bankId,
      sequence: z.int(),
      type: webhookEventType,
      state: deliveryState,
      attempts: z.int(),
      createdAt: instant,
      dueAt: z.nullable(instant),
      deliveredAt: z.nullable(instant),
      lastFailure: z.nullable(z.string()),
    }),
  ),
  next: z.nullable(conversionId),
})

/** `POST /admin/events/replay`: one event, all that are dead, or all since an instant, of one client or of all. */
export const replayRequest = z.union([
  z.strictObject({ eventId: conversionId }),
  z.strictObject({ state: z.literal('dead'), clientId: z.exactOptional(bankId) }),
  z.strictObject({ since: instant, clientId: z.exactOptional(bankId) }),
])

export const replayed = z.strictObject({ replayed: z.int() })

export type EventPage = z.infer<typeof eventPage>
export type EventQuery = z.infer<typeof eventQuery>
export type ReplayRequest = z.infer<typeof replayRequest>
