import type { Bank } from '../bank.ts'
import { sendEvents } from './sendEvents.ts'

/** How webhooks are sent. */
export interface DeliverySettings {
  /** Of one attempt, from the connection to the last byte of the answer. */
  timeoutMs: number
  /** Before the second attempt at most; it doubles from there. */
  backoffMs: number
  /** From the first attempt of an event to the last. */
  retryMs: number
}

/** Sends the outbox, each client's beside the others', so that one that does not answer holds up only its own. */
export function startDelivery(bank: Bank): () => Promise<void> {
  const stops = [...bank.seed.clients.values()].flatMap(({ clientId, webhookUrl }) =>
    webhookUrl ? [sendEvents(bank, { clientId, url: new URL(webhookUrl) })] : [],
  )
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}
