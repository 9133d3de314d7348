import type { PolicyOrder } from '../order.ts'
import type { Policy } from '../policy.ts'
import type { Refusal } from '../refusal.ts'

/** What closes everything, payment in full too: an amount that is none, an opening nobody asked for, a child at the screen. */
export function judgeOpening(policy: Policy, { orderMinor, openedBy, viewer }: PolicyOrder): Refusal | null {
  if (!Number.isSafeInteger(orderMinor) || orderMinor < 0) return { refused: 'bad-config', rule: 'amount' }
  if (openedBy === 'script') return { refused: 'no-gesture', rule: 'CN-17' }
  // No processing of their data beyond this check (PIPL 31).
  if (policy.age.guardianUnder !== null && viewer?.age === 'under-14') return { refused: 'age-refused', rule: 'PI-08' }
  return null
}

/** What closes installments and leaves payment in full. */
export function judgeCredit(policy: Policy, order: PolicyOrder): Refusal | null {
  const { limits, age, market, isSourced } = policy
  const isApproved = order.bank?.isCounselApproved === true
  if (!isSourced && !isApproved) return { refused: 'market-refused', rule: market }
  if (order.viewer && !isOldEnough(order.viewer.age, age.unknown)) return { refused: 'age-refused', rule: age.rule }
  if (order.isInstalled && !limits.mayReinstall) return { refused: 'order-taken', rule: 'CN-08' }
  if (order.isPayeeBuyer && !limits.mayCash) return { refused: 'market-refused', rule: 'CN-10' }
  if (order.payee === 'nonbank-psp' && !limits.mayNonbankPayee && !isApproved) {
    return { refused: 'market-refused', rule: 'CN-18' }
  }
  return null
}

function isOldEnough(age: 'of-age' | 'under-age' | 'under-14' | null, unknown: 'refuse' | 'bank'): boolean {
  return age === null ? unknown === 'bank' : age === 'of-age'
}
