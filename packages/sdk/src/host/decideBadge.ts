import type { HostCode } from '../contract/codes.ts'
import { annualRateBps } from '../pricing/annualRate.ts'
import { pricePlan } from '../pricing/pricePlan.ts'
import type { BadgeCatalog, Surface } from './readCatalog.ts'

/** What the badge shows for one order. All amounts are minor units. */
export type Badge =
  | {
      kind: 'figures'
      periods: number
      regularMinor: number
      odd: OddPayment | null
      totalMinor: number
      aprBps: number
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

/** Decides by the bank's catalog alone, with the arithmetic of the bank's own quote. */
export function decideBadge(catalog: BadgeCatalog, { orderMinor, category, surface }: BadgeOrder): Badge {
  const { minimumMinor, maximumMinor, teaserPlan } = catalog
  const teaser = catalog.surfaces[surface]
  if (teaser === 'none') return { kind: 'nothing', code: 'market-refused' }
  if (!category || !catalog.categories.includes(category)) return { kind: 'nothing', code: 'blocked-category' }
  if (orderMinor < minimumMinor) return { kind: 'nothing', code: 'below-minimum', minimumMinor }
  if (orderMinor > maximumMinor) return { kind: 'nothing', code: 'above-maximum', maximumMinor }
  if (teaser !== 'figures' || !teaserPlan) return { kind: 'neutral' }
  const schedule = pricePlan(teaserPlan, orderMinor)
  const ends = [schedule.payments[0], schedule.payments.at(-1)]
  const [odd, regular] = teaserPlan.remainder === 'FIRST' ? ends : ends.reverse()
  if (!odd || !regular) return { kind: 'neutral' }
  const which = teaserPlan.remainder === 'FIRST' ? 'first' : 'last'
  return {
    kind: 'figures',
    periods: teaserPlan.periods,
    regularMinor: regular.totalMinor,
    odd: odd.totalMinor === regular.totalMinor ? null : { which, minor: odd.totalMinor },
    totalMinor: schedule.totalMinor,
    aprBps: annualRateBps(schedule, catalog.aprConvention),
  }
}
