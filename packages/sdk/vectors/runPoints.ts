import { redeemPoints } from '../src/pricing/redeemPoints.ts'
import { pricePlanInput } from './runInstallment.ts'
import type { Outcome } from './runVector.ts'
import type { Inputs } from './vectorSchemas.ts'

export function runPoints({ orderAmount, asOf, lots, requested, then, ...input }: Inputs['points']): Outcome {
  const { rate, minPoints, stepPoints, maxPoints = null, capShare = null, minCash, fullCoverRoundUp } = input
  const terms = { rate, minPoints, stepPoints, maxPoints, capShare, minCashMinor: minCash, fullCoverRoundUp }
  const redemption = redeemPoints(terms, { amountMinor: orderAmount, lots, requested, asOf })
  const { availablePoints, pointsUsed, valueMinor, netMinor, reason, lotsDrawn } = redemption
  const outcome = { availablePoints, pointsUsed, pointsValue: valueMinor, netPayable: netMinor, reason, lotsDrawn }
  if (!then || netMinor === 0) return outcome
  const instalment = pricePlanInput(then, netMinor, orderAmount)
  return typeof instalment === 'string' ? instalment : { ...outcome, instalment }
}
