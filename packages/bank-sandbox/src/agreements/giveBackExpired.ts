import { sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { expireOverdue } from './liveAgreements.ts'
import { type CampaignRef, lockCampaigns } from './locks.ts'
import { areLapsed, voidHolds } from './voidHolds.ts'

/** Frees what quotes and, up to `maxCount`, agreements of a campaign have let lapse. */
export async function giveBackExpired(
  trx: Transaction<Tables>,
  { offerId, campaignId }: CampaignRef,
  maxCount: number,
): Promise<void> {
  const ofCampaign = sql`offer_id = ${offerId} and campaign_id = ${campaignId}`
  const isAny = await lockCampaigns(trx, sql`expires_at <= now() and ${ofCampaign}`)
  if (!isAny) return
  await expireOverdue(
    trx,
    sql`quote_id in (select quote_id from holds where status = 'kept' and ${ofCampaign})`,
    maxCount,
  )
  await voidHolds(trx, areLapsed(ofCampaign))
}
