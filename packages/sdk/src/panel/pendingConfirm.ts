import * as z from 'zod/mini'
import { confirmRequest, conversionId, quote } from '../contract/index.ts'
import type { PanelStorage } from './panelStorage.ts'

/** `waiting`: the platform has not answered yet; `unknown`: it will not any more. */
const platformAnswer = z.strictObject({
  outcome: z.enum(['waiting', 'accepted', 'refused', 'unknown']),
  orderNumber: z.optional(z.string()),
})

/**
 * A confirm that was sent, kept until the session of the browser ends: written before the first POST, so that a reload,
 * a crash or a lost answer ends in a repeat with the same id and never in a second agreement. `answer` is what the
 * platform said to the conversion.
 */
export const pendingConfirm = z.strictObject({
  conversionId,
  quote,
  request: confirmRequest,
  answer: z.optional(platformAnswer),
})

export type PlatformAnswer = z.infer<typeof platformAnswer>
export type PendingConfirm = z.infer<typeof pendingConfirm>

export function readPendingConfirm(storage: PanelStorage, orderRef: string): PendingConfirm | null {
  return storage.read(keyOf(orderRef), pendingConfirm)
}

export function writePendingConfirm(storage: PanelStorage, pending: PendingConfirm) {
  storage.write(keyOf(pending.quote.orderRef), pending)
}

/** Removes this confirm's own record, not that of another panel of the page for the same order. */
export function removePendingConfirm(storage: PanelStorage, { conversionId, quote }: PendingConfirm) {
  const kept = readPendingConfirm(storage, quote.orderRef)
  if (kept?.conversionId === conversionId) storage.remove(keyOf(quote.orderRef))
}

const keyOf = (orderRef: string) => `confirm:${orderRef}`
