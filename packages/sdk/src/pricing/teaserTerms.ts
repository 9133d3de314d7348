import type { DatedConvention } from './datedAnnualRate.ts'
import type { EpFeeTerms, PlanTerms, Waiver } from './terms.ts'
import type { TimeWindow } from './window.ts'

/** A plan of an offer. `minimumMinor` and `maximumMinor` are of the principal. A waiver may have a time of its own. */
export type OfferPlan = (Exclude<PlanTerms, EpFeeTerms> | (EpFeeTerms & { waiver?: (Waiver & TimeWindow) | null })) &
  TimeWindow & {
    planId: string
    minimumMinor?: number
    maximumMinor?: number
  }

/** The part of the terms that a badge needs. */
export interface TeaserTerms extends TimeWindow {
  currency: { code: string }
  aprConvention: DatedConvention
  /** Of the order, before coupon and points. */
  minimumMinor: number
  maximumMinor: number
  /** Merchant category codes that the offer is for; an order without one is refused. */
  categories: readonly string[]
  plans: readonly OfferPlan[]
  teaserPlanId: string | null
}
