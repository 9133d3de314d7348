import { parseDecimal } from './decimal.ts'

/** Points that lapse together; usable through the day `expires`, `YYYY-MM-DD`. */
export interface PointsLot {
  points: number
  expires: string
}

/** How points pay for part of an order (COMPLIANCE §3). */
export interface PointsTerms {
  /** `points` points are worth `minor` minor units. */
  rate: { points: number; minor: number }
  minPoints: number
  stepPoints: number
  /** Most points of one order; null is no such limit. */
  maxPoints: number | null
  /** Most of the order that points may pay, `"0.5"` is half; null is all of it. */
  capShare: string | null
  /** What must be left to pay in cash. */
  minCashMinor: number
  /** Where points may cover the whole order, one more step is taken rather than leave a few fen. */
  fullCoverRoundUp: boolean
}

export interface Redemption {
  reason: 'OK' | 'BELOW_MIN' | 'NONE_AVAILABLE'
  availablePoints: number
  pointsUsed: number
  valueMinor: number
  netMinor: number
  lotsDrawn: PointsLot[]
}

export interface RedemptionRequest {
  amountMinor: number
  lots: readonly PointsLot[]
  requested: number | 'MAX'
  /** The bank's calendar day. */
  asOf: string
}

/** How many points pay how much of an amount, and which lots they come from: the earliest expiry first. */
export function redeemPoints(
  terms: PointsTerms,
  { amountMinor, lots, requested, asOf }: RedemptionRequest,
): Redemption {
  const live = lots.filter(({ points, expires }) => points > 0 && expires >= asOf)
  const availablePoints = live.reduce((sum, { points }) => sum + points, 0)
  const nothing = { availablePoints, pointsUsed: 0, valueMinor: 0, netMinor: amountMinor, lotsDrawn: [] }
  if (availablePoints === 0) return { reason: 'NONE_AVAILABLE', ...nothing }

  const capMinor = capOf(terms, amountMinor)
  const wish = requested === 'MAX' ? availablePoints : requested
  const limitPoints = Math.min(availablePoints, wish, terms.maxPoints ?? availablePoints)
  const pointsUsed = choosePoints(terms, { amountMinor, capMinor, limitPoints })
  if (pointsUsed < terms.minPoints) return { reason: 'BELOW_MIN', ...nothing }

  const valueMinor = Math.min(capMinor, valueMinorOf(terms, pointsUsed))
  const netMinor = amountMinor - valueMinor
  return { reason: 'OK', availablePoints, pointsUsed, valueMinor, netMinor, lotsDrawn: drawLots(live, pointsUsed) }
}

/** The most that points may pay of an amount. */
function capOf({ capShare, minCashMinor }: PointsTerms, amountMinor: number): number {
  const { value, scale } = parseDecimal(capShare ?? '1')
  const shareMinor = Number((BigInt(amountMinor) * value) / 10n ** BigInt(scale))
  return Math.max(0, Math.min(amountMinor - minCashMinor, shareMinor))
}

interface Bounds {
  amountMinor: number
  capMinor: number
  limitPoints: number
}

/** Whole steps that fit under the cap, or the step that reaches over a full cover where the terms round it up. */
function choosePoints(terms: PointsTerms, { amountMinor, capMinor, limitPoints }: Bounds): number {
  const { rate, stepPoints, fullCoverRoundUp } = terms
  const underCap = Number((BigInt(capMinor) * BigInt(rate.points)) / BigInt(rate.minor))
  const points = Math.min(limitPoints, underCap)
  const whole = points - (points % stepPoints)
  const next = whole + stepPoints
  const leavesRest = fullCoverRoundUp && capMinor === amountMinor && valueMinorOf(terms, whole) < amountMinor
  return leavesRest && next <= limitPoints && valueMinorOf(terms, next) >= amountMinor ? next : whole
}

const valueMinorOf = ({ rate }: PointsTerms, points: number) =>
  Number((BigInt(points) * BigInt(rate.minor)) / BigInt(rate.points))

function drawLots(live: readonly PointsLot[], points: number): PointsLot[] {
  let left = points
  return [...live]
    .sort((a, b) => (a.expires < b.expires ? -1 : Number(a.expires > b.expires)))
    .flatMap((lot) => {
      const drawn = Math.min(lot.points, left)
      left -= drawn
      return drawn > 0 ? [{ ...lot, points: drawn }] : []
    })
}
