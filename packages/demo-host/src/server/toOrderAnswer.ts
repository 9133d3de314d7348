import type { OrderAnswer, OrderStatus } from '../api.ts'
import { toMajor } from '../money.ts'
import type { Order } from './orders.ts'

/** An order as the page may see it. */
export function toOrderAnswer(order: Order): OrderAnswer {
  const { orderRef, orderNumber, productId, orderMinor, currency, agreement, webhooks } = order
  return {
    orderRef,
    orderNumber,
    productId,
    orderMinor,
    amount: toMajor(orderMinor),
    currency,
    status: statusOf(order),
    refundedMinor: agreement?.refundedMinor ?? 0,
    agreementId: agreement?.agreementId ?? null,
    webhooks,
  }
}

function statusOf({ agreement, orderMinor }: Order): OrderStatus {
  switch (agreement?.status) {
    case undefined:
      return 'awaiting'
    case 'reserved':
      return 'reserved'
    case 'captured':
      return 'paid'
    case 'refunded':
      return agreement.refundedMinor === orderMinor ? 'refunded' : 'paid'
    case 'released':
    case 'expired':
      return 'released'
  }
}
