import { sql } from 'kysely'
import type { Bank } from '../../bank.ts'

/** A campaign that runs this many times as fast as the bank expects is stopped by a person, or was announced to none. */
const alarmFactor = 5

/**
 * Logs each campaign of which more than five times the expected agreements of a minute were made in the last minute, once
 * for the minute of the latest one: of all processes the one that wrote the row tells it.
 */
export async function raiseAlarms({ db, seed, log }: Pick<Bank, 'db' | 'seed' | 'log'>): Promise<void> {
  const watched = [...seed.clients.values()].flatMap(({ clientId, rules }) =>
    (rules.campaigns ?? []).flatMap(({ campaignId, expectedPerMinute }) =>
      expectedPerMinute === undefined
        ? []
        : [{ client_id: clientId, campaign_id: campaignId, expected: expectedPerMinute }],
    ),
  )
  if (watched.length === 0) return
  const { rows } = await sql<{ client_id: string; campaign_id: string; agreements: number; expected: number }>`
    insert into risk_alarms (client_id, campaign_id, minute, agreements, expected_per_minute)
    select client_id, campaign_id, date_trunc('minute', max(confirmed_at)), count(*), expected
    from agreements join quotes using (quote_id, client_id)
      join jsonb_to_recordset(${JSON.stringify(watched)}::jsonb)
        as watched(client_id text, campaign_id text, expected bigint) using (client_id, campaign_id)
    where confirmed_at > now() - interval '1 minute'
    group by client_id, campaign_id, expected having count(*) > ${alarmFactor}::bigint * expected
    on conflict (client_id, campaign_id, minute) do nothing
    returning client_id, campaign_id, agreements, expected_per_minute as expected`.execute(db)
  for (const { client_id, campaign_id, agreements, expected } of rows) {
    log.error(
      { clientId: client_id, campaignId: campaign_id, agreements, expectedPerMinute: expected },
      'campaign runs faster than expected',
    )
  }
}
