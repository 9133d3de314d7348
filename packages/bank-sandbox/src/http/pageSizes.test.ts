import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Bank } from '../bank.ts'
import { listAlarms, listDecisions } from '../decide/risk/listRisk.ts'
import { listEvents } from '../delivery/listEvents.ts'
import { listAgreements } from '../people/viewerAgreements.ts'
import { readSeed } from '../start/readSeed.ts'
import { makeSeed } from '../testing/makeSeed.ts'
import { useDatabase } from '../testing/useDatabase.ts'

const place = useDatabase('embedded')
const count = 201
const numbers = sql`generate_series(1, ${count}::int) i`

beforeAll(async () => {
  await sql`
    insert into quotes (quote_id, client_id, account_id, order_ref, order_minor, points_minor, financed_minor,
      total_minor, currency, disclosure, disclosure_hash, reading_ms, expires_at)
    select lpad(i::text, 4, '0'), 'pk_test_demo', 'ling', i::text, 100, 0, 0, 100, 'CNY', '', '', 0, now()
    from ${numbers}`.execute(place.db)
  await sql`
    insert into agreements (agreement_id, conversion_id, quote_id, client_id, account_id, status, order_ref, order_minor,
      points_minor, financed_minor, total_minor, currency, receipt, confirmed_at, capture_before)
    select quote_id, quote_id, quote_id, client_id, account_id, 'reserved', order_ref, 100, 0, 0, 100, 'CNY', '',
      now() + order_ref::int * interval '1 s', now() + interval '1 h' from quotes`.execute(place.db)
  await sql`
    insert into outbox (event_id, client_id, agreement_id, sequence, type, body)
    select agreement_id, client_id, agreement_id, 1, 'agreement.reserved', '{}' from agreements`.execute(place.db)
  await sql`
    insert into risk_decisions (quote_id, conversion_id, client_id, reason, seen)
    select i::text, 'c', 'pk', 'campaign-over', '{}' from ${numbers}`.execute(place.db)
  await sql`
    insert into risk_alarms (client_id, campaign_id, minute, agreements, expected_per_minute)
    select 'pk', i::text, now(), 11, 2 from ${numbers}`.execute(place.db)
})

test('a page of the outbox has a hundred events and says where the next begins', async () => {
  const pages = [await listEvents(place.db, {})]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
    pages.push(await listEvents(place.db, { after: next }))
  }
  expect(pages.map(({ events, next }) => [events.length, next])).toEqual([
    [100, '0100'],
    [100, '0200'],
    [1, null],
  ])
})

test('of refusals and alarms the operator sees the newest hundred', async () => {
  const decisions = await listDecisions(place.db, {})
  expect([decisions.length, decisions[0]?.quoteId, decisions.at(-1)?.quoteId]).toEqual([100, '201', '102'])
  const alarms = await listAlarms(place.db)
  expect([alarms.length, alarms[0]?.campaignId, alarms.at(-1)?.campaignId]).toEqual([100, '201', '102'])
})

test('a viewer sees the newest two hundred agreements', async () => {
  const silent = { hostOrigins: null, secretKey: null, publicOrigin: null, webhookUrl: null }
  const seed = await readSeed({ seedFile: makeSeed(), ...silent })
  const bank = { db: place.db, seed } as Bank // the list looks at nothing else of it
  const listed = await listAgreements(bank, { accountId: 'ling', clientId: null })
  expect([listed.length, listed[0]?.agreementId, listed.at(-1)?.agreementId]).toEqual([200, '0201', '0002'])
})
