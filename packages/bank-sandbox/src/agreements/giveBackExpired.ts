import { sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { expireOverdue } from './liveAgreements.ts'
import { lockCampaign } from './locks.ts'
import { voidLapsed } from './voidHolds.ts'

/** Frees what quotes and agreements of a campaign have let lapse. */
export async function giveBackExpired(trx: Transaction<Tables>, offerId: string, campaignId: string): Promise<void> {
  const ofCampaign = sql<boolean>`offer_id = ${offerId} and campaign_id = ${campaignId}`
  const lapsed = await trx
    .selectFrom('holds')
    .select('quote_id')
    .where('status', 'in', ['held', 'kept'])
    .where('expires_at', '<=', sql<Date>`now()`)
    .where(ofCampaign)
    .limit(1)
    .executeTakeFirst()
  if (!lapsed) return
  // Whoever gives back holds this lock to the end, so that nobody says `sold-out` beside a give-back that is not committed.
  await lockCampaign(trx, offerId, campaignId)
  await voidLapsed(trx, ofCampaign)
  await expireOverdue(trx, sql`quote_id in (select quote_id from holds where status = 'kept' and ${ofCampaign})`)
}
