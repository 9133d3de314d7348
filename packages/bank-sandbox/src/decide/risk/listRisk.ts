import type { Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'

const newest = 100

/** Why the floor refused confirms, the newest first; of one quote when it is named. */
export async function listDecisions(db: Kysely<Tables>, { quoteId }: { quoteId?: string | undefined }) {
  const rows = await db
    .selectFrom('risk_decisions')
    .selectAll()
    .$if(quoteId !== undefined, (query) => query.where('quote_id', '=', quoteId ?? ''))
    .orderBy('decision_id', 'desc')
    .limit(newest)
    .execute()
  return rows.map((row) => ({
    decisionId: row.decision_id,
    quoteId: row.quote_id,
    conversionId: row.conversion_id,
    clientId: row.client_id,
    campaignId: row.campaign_id,
    reason: row.reason,
    seen: row.seen,
    decidedAt: row.decided_at.toISOString(),
  }))
}

/** The campaigns that ran faster than the bank expected, the newest first. */
export async function listAlarms(db: Kysely<Tables>) {
  const rows = await db.selectFrom('risk_alarms').selectAll().orderBy('alarm_id', 'desc').limit(newest).execute()
  return rows.map((row) => ({
    alarmId: row.alarm_id,
    clientId: row.client_id,
    campaignId: row.campaign_id,
    agreements: row.agreements,
    expectedPerMinute: row.expected_per_minute,
    raisedAt: row.raised_at.toISOString(),
  }))
}
