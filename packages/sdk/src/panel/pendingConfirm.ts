import type { Viewer } from '../contract/index.ts'
import type { Parsed } from '../contract/parseCompiled.ts'
import type { PanelStorage } from './panelStorage.ts'
import { pendingConfirm } from './schemas.ts'

export type PendingConfirm = Parsed<typeof pendingConfirm>
export type PlatformAnswer = NonNullable<PendingConfirm['answer']>

/** By what a kept confirm is known to be this viewer's. The bank has the last word: a conversion id is its account's alone. */
export const whoIs = (viewer: Viewer | null) => `${viewer?.displayName} ${viewer?.cardTail}`

/** This tab's confirm for the order, if it is of the same viewer. */
export function readPendingConfirm(storage: PanelStorage, orderRef: string, who: string): PendingConfirm | null {
  const kept = storage.read(keyOf(orderRef), pendingConfirm)
  return kept?.who === who ? kept : null
}

export function writePendingConfirm(storage: PanelStorage, pending: PendingConfirm) {
  storage.write(keyOf(pending.quote.orderRef), pending)
}

/** Removes this confirm's own record, not that of another panel of the page for the same order. */
export function removePendingConfirm(storage: PanelStorage, { conversionId, quote }: PendingConfirm) {
  const kept = storage.read(keyOf(quote.orderRef), pendingConfirm)
  if (kept?.conversionId === conversionId) storage.remove(keyOf(quote.orderRef))
}

const keyOf = (orderRef: string) => `confirm:${orderRef}`
