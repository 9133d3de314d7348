import type { Offers } from '../../contract/index.ts'
import { redeem } from './settleReduction.ts'

/** The counts of points that the viewer can choose from, beside none: `count` of them, from `least` on, `step` apart. */
export interface PointsSteps {
  least: number
  step: number
  most: number
  count: number
}

/** Null where points cannot pay for any of it. */
export function pointsSteps(offers: Offers, couponId: string | null): PointsSteps | null {
  const most = redeem(offers, couponId, 'MAX')?.pointsUsed ?? 0
  if (!offers.pricing?.points || most === 0) return null
  const { minPoints, stepPoints: step } = offers.pricing.points.rule
  const least = Math.max(1, Math.ceil(minPoints / step)) * step
  return { least, step, most, count: Math.floor((most - least) / step) + 1 }
}

/** The place of a count on a scale on which 0 is none. */
export const placeOf = ({ least, step }: PointsSteps, points: number) =>
  points < least ? 0 : Math.floor((points - least) / step) + 1

export const pointsAt = ({ least, step, count }: PointsSteps, place: number) =>
  place <= 0 ? 0 : least + (Math.min(place, count) - 1) * step
