import { type RawBuilder, sql } from 'kysely'
import type { CampaignRef } from './locks.ts'

/**
 * How many pieces of a campaign the holds of a condition have taken, open ones included: an account may have so many at
 * most, else one viewer could keep all of it from everybody. For a statement that asks for more.
 */
export const countPieces = ({ offerId, campaignId }: CampaignRef, condition: RawBuilder<unknown>) => sql<number>`(
  select count(*) from holds
  where offer_id = ${offerId} and campaign_id = ${campaignId} and (${condition})
    and (status = 'posted' or (status in ('held', 'kept') and expires_at > now())))`
