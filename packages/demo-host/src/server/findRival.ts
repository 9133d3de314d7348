import { askBank, type Bank } from './askBank.ts'
import { noteAgreement } from './noteAgreement.ts'
import type { Order } from './orders.ts'

/**
 * Whether another agreement pays the order; `unsure` where the bank cannot be asked. One that ended unpaid stands in nobody's
 * way, and one that was reserved when we last heard of it may have ended since: the webhook that says so can come after
 * the agreement that followed it.
 */
export async function findRival(order: Order, agreementId: string, bank: Bank): Promise<'none' | 'pays' | 'unsure'> {
  const known = order.agreement
  if (known === null || known.agreementId === agreementId) return 'none'
  if (known.status === 'reserved') {
    const answer = await askBank(known.agreementId, { act: 'read' }, bank)
    if (answer.status !== 'done') return 'unsure'
    noteAgreement(order, answer.agreement)
  }
  const { status } = order.agreement ?? known
  return status === 'released' || status === 'expired' ? 'none' : 'pays'
}
