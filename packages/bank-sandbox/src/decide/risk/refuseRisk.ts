import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { findCampaign } from '../campaigns.ts'
import type { RiskFacts } from './riskFacts.ts'
import type { Refusal, RiskReason } from './riskReasons.ts'
import { takeCampaign } from './takeCampaign.ts'
import { listLimits, takeLimits } from './takeLimits.ts'

/**
 * The hard floor in confirm, before any model: kill switch, campaign, caps and velocities, all in the database. Null lets
 * it pass, and then it has been counted in the transaction of the agreement. A reason is kept for the bank, and nothing
 * is counted: whoever was refused finds the buckets as they were.
 */
export async function refuseRisk(trx: Transaction<Tables>, facts: RiskFacts): Promise<RiskReason | null> {
  const refusal = refuseAtOnce(facts) ?? (await refuseCounted(trx, facts))
  if (!refusal) return null
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

/** The quote bound the price, and ended with the campaign unless the bank itself made the viewer wait for longer. */
const campaignOf = ({ client, campaignId, room, quotedAt }: RiskFacts) =>
  findCampaign(client.rules, { campaign: campaignId, room }, quotedAt)

/** What needs no counting. */
function refuseAtOnce(facts: RiskFacts): Refusal | null {
  if (facts.killed !== null) return { reason: `${facts.killed}-killed`, seen: {} }
  if (facts.campaignId !== null && !campaignOf(facts)) return { reason: 'campaign-over', seen: {} }
  return null
}

async function refuseCounted(trx: Transaction<Tables>, facts: RiskFacts): Promise<Refusal | null> {
  const limited = listLimits(facts)
  if (limited.length === 0) return null
  await sql`savepoint risk_floor`.execute(trx)
  const campaign = campaignOf(facts)
  const refusal = (await takeLimits(trx, facts, limited)) ?? (campaign && (await takeCampaign(trx, facts, campaign)))
  if (refusal) await sql`rollback to savepoint risk_floor`.execute(trx)
  return refusal
}
