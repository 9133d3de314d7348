import type { Campaign, OfferRules } from '@offerdock/sdk/contract'

/** The campaign that the order names, when it is this client's, of this room and open now; else null. */
export function findCampaign(
  _rules: OfferRules,
  _order: { campaign?: string | undefined; room?: string | undefined },
  _now: Date,
): Campaign | null {
  return null
}
