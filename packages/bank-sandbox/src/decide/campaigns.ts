import type { Campaign, OfferRules } from '@offerdock/sdk/contract'

/** What an order says of its campaign; the host wrote it, so it proves nothing. */
export interface CampaignClaim {
  campaign?: string | null | undefined
  room?: string | null | undefined
}

/**
 * The campaign that the order names, when it is this client's, of this room and open now; else null. An id that is
 * unknown, of another client, not open yet or over looks the same to whoever asks.
 */
export function findCampaign(rules: OfferRules, { campaign, room }: CampaignClaim, now: Date): Campaign | null {
  const found = rules.campaigns?.find(({ campaignId }) => campaignId === campaign)
  if (!found) return null
  const { rooms, opensAt, closesAt } = found
  const isItsRoom = rooms === null || (room != null && rooms.includes(room))
  const isOpen = (opensAt ?? 0) <= now.getTime() && now.getTime() < (closesAt ?? Number.POSITIVE_INFINITY)
  return isItsRoom && isOpen ? found : null
}
