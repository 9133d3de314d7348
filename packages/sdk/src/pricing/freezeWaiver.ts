import type { PlanTerms } from './terms.ts'

/** Whether a waiver is granted: its threshold is inclusive, on the net or the gross amount as the offer declares. */
export function isWaived(terms: PlanTerms, principalMinor: number, grossMinor: number): boolean {
  if (terms.method !== 'EP_FEE' || !terms.waiver) return false
  const { thresholdBase, thresholdMinor } = terms.waiver
  return (thresholdBase === 'GROSS' ? grossMinor : principalMinor) >= thresholdMinor
}

/**
 * The terms with the question of the waiver settled for good, so that a refund which brings the principal under the
 * threshold cannot bring back charges that were waived.
 */
export function freezeWaiver(terms: PlanTerms, principalMinor: number, grossMinor: number): PlanTerms {
  if (terms.method !== 'EP_FEE' || !terms.waiver) return terms
  const isGranted = isWaived(terms, principalMinor, grossMinor)
  return { ...terms, waiver: isGranted ? { ...terms.waiver, thresholdMinor: 0 } : null }
}
