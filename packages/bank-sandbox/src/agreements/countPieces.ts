import { type RawBuilder, sql } from 'kysely'
import type { CampaignRef } from './locks.ts'

/**
 * How many pieces of a campaign the holds of a condition have taken, open ones included: an account may have so many at
 * most, else one viewer could keep all of it from everybody. For a statement that asks for more.
 */
export const countPieces = ({ offerId, campaignId }: CampaignRef, condition: RawBuilder<unknown>) => sql<number>`(
  select count(*) from holds
  where offer_id = ${offerId} and campaign_id = ${campaignId} and status <> 'voided' and (${condition}))`

/** It counts: a quote's time is over by the database's clock before anybody has given back what it held. */
export const isRunning = sql<boolean>`(status = 'posted' or expires_at > now())`
