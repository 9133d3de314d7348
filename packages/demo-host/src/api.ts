/** `POST /api/orders { productId }`: a fresh order; the amount is the server's. */
export interface OrderAnswer {
  orderRef: string
  productId: string
  orderMinor: number
  /** Decimal string in major units, as `<offer-dock amount>` wants it. */
  amount: string
  currency: string
}

/** `POST /api/conversions { orderRef, receipt }`: the receipt was verified and the agreement captured. */
export interface ConversionAnswer {
  orderNumber: string
  agreementId: string
  status: 'captured'
  /** The receipt had been seen before; the order was and stays paid once. */
  replayed: boolean
}

/** Any answer that is not 200. `error` is for machines; `verified` says that only the capture failed. */
export interface Failure {
  error: string
  message: string
  verified?: boolean
}
