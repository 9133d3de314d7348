import { randomInt, randomUUID } from 'node:crypto'
import type { Agreement, WebhookEvent } from '@offerdock/sdk/contract'
import type { Product } from '../products.ts'
import { currency } from '../products.ts'

export interface Order {
  readonly orderRef: string
  readonly orderNumber: string
  readonly productId: string
  readonly orderMinor: number
  readonly currency: string
  /** When the goods leave, by hand, instead of as soon as there is an agreement. */
  readonly capturesLater: boolean
  /** The agreement that pays it. */
  agreement: KnownAgreement | null
  webhooks: Pick<WebhookEvent, 'agreementId' | 'type' | 'sequence' | 'at'>[]
}

/** What the bank said of an agreement last. */
export type KnownAgreement = Pick<Agreement, 'agreementId' | 'status' | 'refundedMinor'>

export interface Orders {
  open(product: Product, options?: { capturesLater?: boolean }): Order
  find(orderRef: string): Order | undefined
}

/**
 * Orders in memory, the oldest forgotten beyond `limit`: a demo's. A platform keeps them in its database, and marks one paid
 * in the transaction that does whatever else a payment means there.
 */
export function createOrders(limit = 5000): Orders {
  const byRef = new Map<string, Order>()
  return {
    open(product, { capturesLater = false } = {}) {
      const order: Order = {
        orderRef: `ord-${randomUUID()}`,
        orderNumber: `CY${randomInt(1e11, 1e12)}`,
        productId: product.id,
        orderMinor: product.priceMinor,
        currency,
        capturesLater,
        agreement: null,
        webhooks: [],
      }
      byRef.set(order.orderRef, order)
      const [oldest] = byRef.keys()
      if (byRef.size > limit && oldest) byRef.delete(oldest)
      return order
    },
    find: (orderRef) => byRef.get(orderRef),
  }
}
