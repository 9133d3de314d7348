import type { OrderAnswer } from '../../api.ts'
import type { CardState } from './checkoutCard.ts'

/** What the card shows of what the server knows; null where the page knows more, or as much. */
export function toCardState({ status, orderNumber, refundedMinor }: OrderAnswer, shown: CardState): CardState | null {
  if (status === 'paid' || status === 'refunded') return { state: status, orderNumber, refundedMinor }
  if (status !== 'awaiting') return { state: status }
  return shown.state === 'opening' ? { state: 'awaiting' } : null
}
