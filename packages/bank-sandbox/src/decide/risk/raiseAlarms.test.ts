import { sql } from 'kysely'
import { pino } from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { readSeed } from '../../start/readSeed.ts'
import { makeRiskSeed, riskClients } from '../../testing/makeRiskSeed.ts'
import { stores } from '../../testing/useBank.ts'
import { useDatabase } from '../../testing/useDatabase.ts'
import { raiseAlarms } from './raiseAlarms.ts'

const { file } = makeRiskSeed()
const { clientId } = riskClients.show

describe.each(stores)('the alarm on the %s database', (store) => {
  const bank = useDatabase(store)
  const lines: { level: number; campaignId: string; agreements: number }[] = []
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) })

  beforeEach(async () => {
    await sql`truncate risk_alarms, agreements, quotes cascade`.execute(bank.db)
    lines.length = 0
  })

  /** Agreements of a campaign that expects two in a minute. */
  const agree = async (count: number, ago = '0 s', campaignId = 'surprise') => {
    await sql`
      with made as (
        insert into quotes (quote_id, client_id, account_id, order_ref, order_minor, points_minor, financed_minor,
          total_minor, currency, disclosure, disclosure_hash, reading_ms, expires_at, campaign_id)
        select gen_random_uuid(), ${clientId}, 'ling', gen_random_uuid(), 100, 0, 100, 100, 'CNY', '', '', 0, now(),
          ${campaignId} from generate_series(1, ${count}::int) returning *)
      insert into agreements (agreement_id, conversion_id, quote_id, client_id, account_id, status, order_ref,
        order_minor, points_minor, financed_minor, total_minor, currency, receipt, confirmed_at, capture_before)
      select quote_id, quote_id, quote_id, client_id, account_id, 'reserved', order_ref, order_minor, points_minor,
        financed_minor, total_minor, currency, '', now() - ${ago}::interval, now() + interval '1 hour'
      from made`.execute(bank.db)
  }
  const look = async () => raiseAlarms({ db: bank.db, log, seed: await seed })
  const seed = readSeed({ seedFile: file, hostOrigins: null, secretKey: null, publicOrigin: null, webhookUrl: null })

  test('is silent at five times what is expected, and for a campaign of which nothing is', async () => {
    await agree(10)
    await agree(50, '61 s')
    await agree(50, '0 s', 'festival')
    await look()
    expect(lines).toEqual([])
  })

  test('is raised above that, as an error, by one of the processes that look at once', async () => {
    await agree(11)
    await Promise.all([look(), look(), look()])
    expect(lines).toMatchObject([{ level: 50, campaignId: 'surprise', agreements: 11 }])
  })
})
