import type { HostCode } from '../contract/codes.ts'
import { bestTeaser, type Teaser } from '../pricing/bestTeaser.ts'
import type { BadgeCatalog, Surface } from './readCatalog.ts'

/** What the badge shows for one order. All amounts are minor units. */
export type Badge =
  | {
      kind: 'figures'
      periods: number
      regularMinor: number
      odd: OddPayment | null
      totalMinor: number
      /** With the convention that defines it: a rate is never shown without its name. */
      apr: Teaser['apr']
      /** From a catalog that nobody could confirm for a while. */
      isIndicative?: true
    }
  | { kind: 'neutral' }
  /** The part that opens panels did not load; a click tries again. */
  | { kind: 'blocked' }
  | { kind: 'nothing'; code: HostCode; minimumMinor?: number; maximumMinor?: number }

/** The one payment that carries what does not divide evenly. */
export interface OddPayment {
  which: 'first' | 'last'
  minor: number
}

export interface BadgeOrder {
  orderMinor: number
  category: string | null
  surface: Surface
}

/** What holds at the instant of a decision, besides the catalog. */
export interface Moment {
  /** The bank's clock in epoch milliseconds; undefined while nobody knows it. */
  atMs: number | undefined
  /** What is not offered at present, though the catalog lists it. */
  withdrawn?: { everything: boolean; plans: readonly string[] } | undefined
}

/** Decides by the bank's catalog and room alone, with the arithmetic of the bank's own quote. */
export function decideBadge(
  catalog: BadgeCatalog,
  { orderMinor, category, surface }: BadgeOrder,
  { atMs, withdrawn }: Moment,
): Badge {
  const surfaceTeaser = catalog.surfaces[surface]
  if (surfaceTeaser === 'none') return { kind: 'nothing', code: 'market-refused' }
  const { teaserPlan, planIds, changesAt, currency } = catalog
  const isGone = (planId: string) => withdrawn?.plans.includes(planId)
  if (withdrawn?.everything || (planIds.length > 0 && planIds.every(isGone)))
    return { kind: 'nothing', code: 'no-offer' }
  // Without the bank's clock nothing is said that depends on it.
  const isTimeless = atMs === undefined && changesAt.length > 0
  const plans = teaserPlan && !isTimeless && !isGone(teaserPlan.planId) ? [teaserPlan] : []
  const rules = { ...catalog, ...(isTimeless ? always : {}), plans, teaserPlanId: teaserPlan?.planId ?? null }
  const teaser = bestTeaser(rules, { orderMinor, category, currency: currency.code }, atMs ?? 0)
  if (teaser && 'refused' in teaser) {
    const { refused: code, ...limit } = teaser
    return { kind: 'nothing', code, ...limit }
  }
  if (surfaceTeaser !== 'figures' || !teaser) return { kind: 'neutral' }
  const { periods, regularMinor, odd, totalMinor, apr } = teaser
  return { kind: 'figures', periods, regularMinor, odd, totalMinor, apr }
}

const always = { opensAt: null, closesAt: null }
