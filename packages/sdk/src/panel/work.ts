import type { OrderRequest } from '../contract/index.ts'
import type { BankApi } from './bankApi.ts'
import type { CheckoutEvent, Step } from './checkout.ts'
import type { LoadDelivery } from './delivery/loadDelivery.ts'
import type { Kept } from './keptChoice.ts'
import type { PanelStorage } from './panelStorage.ts'
import type { Failure } from './readFailure.ts'

/** One piece of work that a step asks for: it talks to the bank and ends in at most one event. */
export type Work = (context: WorkContext) => Promise<void>

export interface WorkContext {
  bank: BankApi
  storage: PanelStorage
  delivery: LoadDelivery
  clientId: string
  hostOrigin: string
  order: OrderRequest
  /** Who has signed in. */
  who: string
  /** What this viewer had chosen before something came between. */
  kept?: Kept | null
  /** The step as it is now. */
  step(): Step
  /** Aborted once the checkout went on without this work; what it then says is dropped. */
  signal: AbortSignal
  finish(event: CheckoutEvent): void
}

export function eventOf({ code, ...facts }: Failure, { currency }: OrderRequest): CheckoutEvent {
  if (code === 'unauthorized') return { type: 'sessionLost' }
  const reason = { code: code === 'wrong-state' ? 'bank-error' : code, ...facts, currency } as const
  return { type: 'failed', reason }
}
