import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { findCampaign } from '../campaigns.ts'
import { readKillSwitch } from './killSwitch.ts'
import type { RiskFacts } from './riskFacts.ts'
import type { Refusal, RiskReason } from './riskReasons.ts'
import { takeCampaign } from './takeCampaign.ts'
import { takeLimits } from './takeLimits.ts'

/**
 * The hard floor in confirm, before any model: kill switch, campaign, caps and velocities, all in the database. Null lets
 * it pass, and then it has been counted in the transaction of the agreement. A reason is kept for the bank, and nothing
 * is counted: whoever was refused finds the buckets as they were.
 */
export async function refuseRisk(trx: Transaction<Tables>, facts: RiskFacts): Promise<RiskReason | null> {
  await sql`savepoint risk_floor`.execute(trx)
  const refusal = await findRefusal(trx, facts)
  if (!refusal) {
    await sql`release savepoint risk_floor`.execute(trx)
    return null
  }
  await sql`rollback to savepoint risk_floor`.execute(trx)
  await trx
    .insertInto('risk_decisions')
    .values({
      quote_id: facts.quoteId,
      conversion_id: facts.conversionId,
      client_id: facts.client.clientId,
      campaign_id: facts.campaignId,
      reason: refusal.reason,
      seen: JSON.stringify(refusal.seen),
    })
    .execute()
  return refusal.reason
}

async function findRefusal(trx: Transaction<Tables>, facts: RiskFacts): Promise<Refusal | null> {
  const { client, campaignId, room, quotedAt } = facts
  const { killed } = await readKillSwitch(trx, client.clientId, campaignId)
  if (killed !== null) return { reason: `${killed}-killed`, seen: {} }
  // The quote bound the price, and ended with the campaign unless the bank itself made the viewer wait for longer.
  const campaign = findCampaign(client.rules, { campaign: campaignId, room }, quotedAt)
  if (campaignId !== null && !campaign) return { reason: 'campaign-over', seen: {} }
  const refusal = await takeLimits(trx, facts)
  if (refusal || !campaign) return refusal
  return takeCampaign(trx, facts, campaign)
}
