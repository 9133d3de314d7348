import type { Campaign } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { RiskFacts } from './riskFacts.ts'
import { type Refusal, subjectKinds } from './riskReasons.ts'

/**
 * Notes this agreement as one of the campaign for each of its subjects, or says whose limit that breaks. `takeLimits`
 * holds the rows of the subjects by then, so nobody counts them at the same time.
 *
 * What is counted are the agreements themselves: a release, an abandon or an expiry gives the place back by itself; a
 * refund does not, or buying and returning would draw from the campaign without end.
 */
export async function takeCampaign(
  trx: Transaction<Tables>,
  { client, campaignId, subjects, quoteId }: RiskFacts,
  campaign: Campaign,
): Promise<Refusal | null> {
  if (campaignId === null) return null
  const known = subjectKinds.flatMap((kind) => {
    const subject = subjects[kind]
    const perCampaign = client.rules.riskRules?.[kind]?.perCampaign ?? Number.POSITIVE_INFINITY
    const limit = kind === 'account' ? Math.min(perCampaign, campaign.perAccount) : perCampaign
    return subject !== undefined && limit !== Number.POSITIVE_INFINITY ? [{ kind, subject, limit }] : []
  })
  const hashes = known.map(({ subject }) => subject)
  const counts = await trx
    .selectFrom('campaign_uses')
    .innerJoin('agreements', 'agreements.quote_id', 'campaign_uses.quote_id')
    .select(['subject', (get) => get.fn.countAll<number>().as('uses')])
    .where('campaign_id', '=', campaignId)
    .where('subject', 'in', hashes)
    .where(sql<boolean>`(status in ('captured', 'refunded') or (status = 'reserved' and capture_before > now()))`)
    .groupBy('subject')
    .execute()
  const uses = new Map(counts.map((row) => [row.subject, row.uses]))
  for (const { kind, subject, limit } of known) {
    const before = uses.get(subject) ?? 0
    if (before >= limit)
      return { reason: `${kind}-campaign-count`, seen: { agreements: before + 1, perCampaign: limit } }
  }
  await trx
    .insertInto('campaign_uses')
    .values(hashes.map((subject) => ({ subject, campaign_id: campaignId, quote_id: quoteId })))
    // The same quote after a decline by the model.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return null
}
