import type { Parsed } from '../contract/parseCompiled.ts'
import type { PanelStorage } from './panelStorage.ts'
import { pendingConfirm } from './schemas.ts'

export type PendingConfirm = Parsed<typeof pendingConfirm>
export type PlatformAnswer = NonNullable<PendingConfirm['answer']>

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
