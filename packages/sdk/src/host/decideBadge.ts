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

/** Decides by the bank's catalog alone, with the arithmetic of the bank's own quote, as it stands at an instant. */
export function decideBadge(catalog: BadgeCatalog, { orderMinor, category, surface }: BadgeOrder, at: number): Badge {
  const surfaceTeaser = catalog.surfaces[surface]
  if (surfaceTeaser === 'none') return { kind: 'nothing', code: 'market-refused' }
  const { teaserPlan, currency } = catalog
  const plans = teaserPlan ? [teaserPlan] : []
  const rules = { ...catalog, plans, teaserPlanId: teaserPlan?.planId ?? null }
  const teaser = bestTeaser(rules, { orderMinor, category, currency: currency.code }, at)
  if (teaser && 'refused' in teaser) {
    const { refused: code, ...limit } = teaser
    return { kind: 'nothing', code, ...limit }
  }
  if (surfaceTeaser !== 'figures' || !teaser) return { kind: 'neutral' }
  const { periods, regularMinor, odd, totalMinor, apr } = teaser
  return { kind: 'figures', periods, regularMinor, odd, totalMinor, apr }
}
