import { parseDecimal } from './decimal.ts'
import { isOpen, type TimeWindow } from './window.ts'

/** Points that an order earns. What coupon and points pay earns nothing. */
export interface EarnTerms {
  /** `points` points for `minor` minor units paid. */
  rate: { points: number; minor: number }
  /** Installments usually earn none (COMPLIANCE §3). */
  onInstallments: boolean
  /** The largest one that is open counts; they do not multiply each other. */
  multipliers: readonly (TimeWindow & { multiplier: string })[]
  /** Most points of one order; null is no limit. */
  maxPoints: number | null
}

/** Points for an amount paid at an instant, rounded down. */
export function earnPoints(terms: EarnTerms, paidMinor: number, at: number, isInstallment: boolean): number {
  if (isInstallment && !terms.onInstallments) return 0
  const { rate, multipliers, maxPoints } = terms
  const earned = multipliers
    .filter((window) => isOpen(window, at))
    .map(({ multiplier }) => pointsFor(rate, paidMinor, multiplier))
  const points = earned.length > 0 ? Math.max(...earned) : pointsFor(rate, paidMinor, '1')
  return Math.min(points, maxPoints ?? points)
}

function pointsFor({ points, minor }: EarnTerms['rate'], paidMinor: number, multiplier: string): number {
  const { value, scale } = parseDecimal(multiplier)
  return Number((BigInt(paidMinor) * BigInt(points) * value) / (BigInt(minor) * 10n ** BigInt(scale)))
}
