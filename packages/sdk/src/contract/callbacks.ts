import * as z from 'zod/mini'
import { bankId, day, instant, localeTag } from './primitives.ts'

/** A part of the day, by the client's time zone: from 9 to 12, 13 to 17, or 18 to 20 o'clock. */
export const callbackWindow = z.enum(['morning', 'afternoon', 'evening'])

/** `POST /v1/callbacks`. The bank calls the number it has on file: none is asked for. */
export const callbackRequest = z.strictObject({ window: callbackWindow, locale: localeTag })

/** `requested` until the bank has `called`, the viewer has `cancelled` it, or its time went by (`missed`). */
export const callbackStatus = z.enum(['requested', 'called', 'cancelled', 'missed'])

/** When the bank calls: on this day, between these instants. */
export const callback = z.strictObject({
  callbackId: bankId,
  status: callbackStatus,
  window: callbackWindow,
  day,
  from: instant,
  until: instant,
  createdAt: instant,
})

/** `GET /v1/callbacks`: the viewer's at this client, the newest first. */
export const callbacks = z.strictObject({ callbacks: z.array(callback) })

/** `GET /admin/callbacks`: whom the bank has to call, the most urgent first. */
export const callbackList = z.strictObject({
  callbacks: z.array(z.extend(callback, { accountId: bankId, clientId: bankId, locale: localeTag })),
})

export const callbackQuery = z.strictObject({ status: z.exactOptional(callbackStatus) })

export type Callback = z.infer<typeof callback>
export type CallbackRequest = z.infer<typeof callbackRequest>
export type CallbackWindow = z.infer<typeof callbackWindow>
