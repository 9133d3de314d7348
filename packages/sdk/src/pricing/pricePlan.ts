import { priceAnnuity, priceDeclining } from './priceByBalance.ts'
import { priceEqualPrincipal } from './priceEqualPrincipal.ts'
import type { Schedule } from './schedule.ts'
import type { PlanTerms } from './terms.ts'

export type { Payment, Schedule } from './schedule.ts'
export type { PlanTerms } from './terms.ts'

/**
 * The schedule of `terms` for `principalMinor`, a safe integer of at least 1. `grossMinor` is the order before coupon
 * and points, for a waiver whose threshold is tested on it; by default the principal.
 */
export function pricePlan(
  terms: PlanTerms,
  principalMinor: number,
  { grossMinor = principalMinor }: { grossMinor?: number } = {},
): Schedule {
  switch (terms.method) {
    case 'EP_FEE': {
      const isGross = terms.waiver?.thresholdBase === 'GROSS'
      return priceEqualPrincipal(terms, principalMinor, isGross ? grossMinor : principalMinor)
    }
    case 'ANNUITY':
      return priceAnnuity(terms, principalMinor)
    case 'EP_DECLINING':
      return priceDeclining(terms, principalMinor)
  }
}
