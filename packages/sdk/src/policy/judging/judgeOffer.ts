import type { Demand } from '../items.ts'
import type { PolicyOffer } from '../order.ts'
import type { Policy } from '../policy.ts'
import type { Refusal } from '../refusal.ts'

/** Why a plan may not be chosen, the first reason found, or null. */
export function judgeOffer(policy: Policy, offer: PolicyOffer, demands: readonly Demand[]): Refusal | null {
  return (
    judgeKind(policy, offer) ??
    judgeLimits(policy, offer) ??
    judgeFigures(policy, offer) ??
    judgeLicense(policy, offer) ??
    judgeSheet(policy, offer, demands)
  )
}

function judgeKind({ limits }: Policy, offer: PolicyOffer): Refusal | null {
  if (offer.kind === 'cash' && !limits.mayCash) return { refused: 'market-refused', rule: 'CN-10' }
  if (offer.isUnsolicited) return { refused: 'market-refused', rule: 'EU-07' }
  return null
}

function judgeLimits({ limits: { maximumPeriods } }: Policy, offer: PolicyOffer): Refusal | null {
  const { periods, financedMinor, minimumMinor, maximumMinor } = offer
  if (maximumPeriods !== null && periods > maximumPeriods) {
    return { refused: 'market-refused', rule: 'CN-09', maximumPeriods }
  }
  if (minimumMinor !== undefined && financedMinor < minimumMinor) {
    return { refused: 'below-minimum', rule: 'CN-09', minimumMinor }
  }
  if (maximumMinor !== undefined && financedMinor > maximumMinor) {
    return { refused: 'above-maximum', rule: 'CN-09', maximumMinor }
  }
  return null
}

/** No cost without a rate, no rate in a convention that is not the market's, and no sum that does not add up. */
function judgeFigures({ apr }: Policy, offer: PolicyOffer): Refusal | null {
  if (!offer.apr) return { refused: 'market-refused', rule: 'CN-01', missing: ['apr'] }
  if (!apr.conventions.includes(offer.apr.convention)) {
    return { refused: 'market-refused', rule: 'CN-02', missing: ['apr-convention'] }
  }
  const areWhole = [offer.financedMinor, offer.interestMinor, offer.totalMinor, offer.apr.bps].every(
    (figure) => Number.isSafeInteger(figure) && figure >= 0,
  )
  const isSum = offer.financedMinor + offer.interestMinor === offer.totalMinor
  const isFreeTwice = offer.interestMinor > 0 || offer.apr.bps === 0
  return areWhole && isSum && isFreeTwice ? null : { refused: 'bank-error', rule: 'CN-04' }
}

function judgeLicense({ license }: Policy, offer: PolicyOffer): Refusal | null {
  // FCA PS26/1: interest-free, at most 12 installments in 12 months, lent by a third party, as a bank always is here.
  const isDeferredPayment = offer.interestMinor === 0 && offer.periods <= 12
  if (license === 'frn-for-deferred-payment' && isDeferredPayment && !offer.frn?.trim()) {
    return { refused: 'market-refused', rule: 'UK-01', missing: ['frn'] }
  }
  if (license === 'regime' && !offer.regime) return { refused: 'market-refused', rule: 'US-04', missing: ['regime'] }
  return null
}

/** Once there is a sheet it is whole: every item, costs that add up and name their collector, and a time to read it. */
function judgeSheet({ reading }: Policy, offer: PolicyOffer, demands: readonly Demand[]): Refusal | null {
  const { sheet } = offer
  if (!sheet) return null
  const missing = demands.filter(({ item }) => !sheet.items.includes(item))
  const [first] = missing
  if (first) return { refused: 'market-refused', rule: first.rule, missing: missing.map(({ item }) => item) }
  const costs = sheet.costs.reduce((sum, { minor }) => sum + minor, 0)
  if (
    costs !== offer.interestMinor ||
    sheet.costs.some(({ name, collectedBy }) => !name.trim() || !collectedBy.trim())
  ) {
    return { refused: 'market-refused', rule: 'CN-12', missing: ['cost-items'] }
  }
  if (reading.isForced && !(Number.isSafeInteger(sheet.readingMs) && sheet.readingMs > 0)) {
    return { refused: 'market-refused', rule: reading.rule, missing: ['reading-time'] }
  }
  return null
}
