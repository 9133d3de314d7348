/** What the server knows of an order. `reserved`: the viewer has an agreement that is not captured yet. */
export type OrderStatus = 'awaiting' | 'reserved' | 'paid' | 'released' | 'refunded'

/** `POST /api/orders { productId }` makes a fresh order, `GET /api/orders/{orderRef}` asks for one. The amount is the server's. */
export interface OrderAnswer {
  orderRef: string
  orderNumber: string
  productId: string
  orderMinor: number
  /** Decimal string in major units, as `<offer-dock amount>` wants it. */
  amount: string
  currency: string
  status: OrderStatus
  /** Of the goods. All of it makes the status `refunded`. */
  refundedMinor: number
  agreementId: string | null
  /** The webhooks that told of it, the oldest first. */
  webhooks: { agreementId: string; type: string; sequence: number; at: string }[]
}

/** `POST /api/conversions { orderRef, receipt }`: the receipt was verified, and the agreement captured if that is to be done at once. */
export interface ConversionAnswer {
  orderNumber: string
  agreementId: string
  status: 'captured' | 'reserved'
  /** The receipt had been seen before; the order was and stays paid once. */
  replayed: boolean
}

/** Any answer that is not 200. `error` is for machines; `verified` says that only the capture failed. */
export interface Failure {
  error: string
  message: string
  verified?: boolean
}
