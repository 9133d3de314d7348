import type { Agreement } from '@offerdock/sdk/contract'
import type { KnownAgreement, Order } from './orders.ts'

/** An agreement never goes back: answers and webhooks may cross on their way, and the later state is the true one. */
const stages: Record<Agreement['status'], number> = { reserved: 0, captured: 1, released: 1, expired: 1, refunded: 2 }

/** Keeps what the bank said of an order's agreement, unless something later is known already. */
export function noteAgreement(order: Order, { agreementId, status, refundedMinor }: KnownAgreement): void {
  const known = order.agreement
  const isLater =
    known?.agreementId !== agreementId ||
    stages[status] > stages[known.status] ||
    (status === known.status && refundedMinor > known.refundedMinor)
  if (isLater) order.agreement = { agreementId, status, refundedMinor }
}
