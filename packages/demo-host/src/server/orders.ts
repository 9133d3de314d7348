import { randomInt, randomUUID } from 'node:crypto'
import type { Product } from '../products.ts'
import { currency } from '../products.ts'

export interface Order {
  orderRef: string
  orderNumber: string
  productId: string
  orderMinor: number
  currency: string
  /** The agreement that paid it. */
  paidBy: string | null
}

export interface Orders {
  open(product: Product): Order
  find(orderRef: string): Order | undefined
}

/** Orders in memory, the oldest forgotten beyond `limit`. Every checkout gets a fresh reference. */
export function createOrders(limit = 5000): Orders {
  const byRef = new Map<string, Order>()
  return {
    open(product) {
      const order: Order = {
        orderRef: `ord-${randomUUID()}`,
        orderNumber: `CY${randomInt(1e11, 1e12)}`,
        productId: product.id,
        orderMinor: product.priceMinor,
        currency,
        paidBy: null,
      }
      byRef.set(order.orderRef, order)
      const [oldest] = byRef.keys()
      if (byRef.size > limit && oldest) byRef.delete(oldest)
      return order
    },
    find: (orderRef) => byRef.get(orderRef),
  }
}
