import type { PolicyOffer } from './order.ts'
import type { Policy } from './policy.ts'

/**
 * Whether a market's credit rules speak of an offer at all. CCD2 leaves out credit above its ceiling, and a free deferral
 * that the seller itself gives for at most so many days (EU-03). Amounts are in euro cents.
 */
export function isInScope({ scope }: Policy, offer: PolicyOffer): boolean {
  if (!scope) return true
  if (offer.financedMinor > scope.maximumMinor) return false
  const { merchantDeferral } = offer
  if (!merchantDeferral || offer.interestMinor > 0) return true
  const days = merchantDeferral.isLargeOnlineSeller ? scope.largeSellerDeferralDays : scope.deferralDays
  return merchantDeferral.days > days
}
