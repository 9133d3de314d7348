import type { Campaign, RiskRules } from '@offerdock/sdk/contract'
import { sql } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { askAtOnce } from '../../db/askAtOnce.ts'
import { builtInSeed } from '../../testing/makeSeed.ts'
import { stores } from '../../testing/useBank.ts'
import { useDatabase } from '../../testing/useDatabase.ts'
import { forgetSubjects } from './forgetSubjects.ts'
import { killedScope, throwKillSwitch } from './killSwitch.ts'
import { refuseRisk } from './refuseRisk.ts'
import type { RiskFacts } from './riskFacts.ts'

const { offers, clients } = builtInSeed()
const [client] = clients
const standard = offers['cn-standard']
if (!client || !standard) throw new Error('the built-in seed has the demo client')

const festival: Campaign = {
  campaignId: 'festival',
  rooms: ['room-1'],
  plans: [],
  quotaPieces: null,
  budgetMinor: null,
  perAccount: 2,
}

/** A client with these rules and no others. */
const clientWith = (riskRules: RiskRules, campaign: Campaign = festival) => ({
  ...client,
  rules: { ...standard, riskRules, campaigns: [campaign] },
})

describe.each(stores)('the floor on the %s database', (store) => {
  const bank = useDatabase(store)
  /** All at once; the embedded database takes them one after another. */
  const crowd = store === 'embedded' ? 200 : 1000
  let quotes: string[] = []

  beforeEach(async () => {
    await sql`truncate kill_switches, risk_subjects, risk_decisions, campaign_uses, agreements, quotes cascade`.execute(
      bank.db,
    )
    const { rows } = await sql<{ quote_id: string }>`
      insert into quotes (quote_id, client_id, account_id, order_ref, order_minor, points_minor, financed_minor,
        total_minor, currency, disclosure, disclosure_hash, reading_ms, expires_at)
      select 'q' || i, ${client.clientId}, 'ling', 'ord' || i, 100, 0, 100, 100, 'CNY', '', '', 0, now()
      from generate_series(1, 1000) i returning quote_id`.execute(bank.db)
    quotes = rows.map(({ quote_id }) => quote_id)
  })

  const factsOf = (i: number, changes: Partial<RiskFacts> = {}): RiskFacts => ({
    conversionId: uuidV7(),
    quoteId: quotes[i] ?? '',
    killed: null,
    client: clientWith({}),
    campaignId: null,
    room: null,
    quotedAt: new Date(),
    totalMinor: 100,
    subjects: { account: `account-${i}` },
    ...changes,
  })

  /** What a confirm does with the floor: the reason, or an agreement in the same transaction. */
  const confirm = (facts: RiskFacts) =>
    bank.db.transaction().execute(async (trx) => {
      const { killed } = await askAtOnce(trx, { killed: killedScope(client.clientId, facts.campaignId) })
      const reason = await refuseRisk(trx, { ...facts, killed })
      if (reason !== null) return reason
      await sql`
        insert into agreements (agreement_id, conversion_id, quote_id, client_id, account_id, status, order_ref,
          order_minor, points_minor, financed_minor, total_minor, currency, receipt, confirmed_at, capture_before)
        select quote_id, ${facts.conversionId}, quote_id, client_id, account_id, 'reserved', order_ref,
          order_minor, points_minor, financed_minor, total_minor, currency, '', now(), now() + interval '1 hour'
        from quotes where quote_id = ${facts.quoteId}`.execute(trx)
      return null
    })
  const tally = (reasons: (string | null)[]) => {
    const counts: Record<string, number> = {}
    for (const reason of reasons) counts[reason ?? 'granted'] = (counts[reason ?? 'granted'] ?? 0) + 1
    return counts
  }
  const confirmAll = async (facts: RiskFacts[]) => tally(await Promise.all(facts.map(confirm)))
  const times = (count: number) => Array.from({ length: count }, (_, i) => i)

  test('without rules lets everything pass and counts nothing', async () => {
    expect(await confirmAll(times(20).map((i) => factsOf(i)))).toEqual({ granted: 20 })
    expect(await bank.db.selectFrom('risk_subjects').selectAll().execute()).toEqual([])
  })

  test('grants one account its cap of a crowd at once, and not one more', async () => {
    const capped = clientWith({ account: { perDay: 7 } })
    const facts = times(crowd).map((i) => factsOf(i, { client: capped, subjects: { account: 'one' } }))
    expect(await confirmAll(facts)).toEqual({ granted: 7, 'account-day-count': crowd - 7 })
  })

  test('grants one card its sum, whatever the account', async () => {
    const capped = clientWith({ card: { perDayMinor: 1250 }, account: { perDay: 1 } })
    const facts = times(crowd).map((i) => factsOf(i, { client: capped, subjects: { account: `a${i}`, card: 'one' } }))
    expect(await confirmAll(facts)).toEqual({ granted: 12, 'card-day-sum': crowd - 12 })
  })

  test('grants one device and one network their burst, and then what their bucket wins back', async () => {
    const capped = clientWith({
      device: { velocity: { burst: 5, perMinute: 1 } },
      network: { velocity: { burst: 8, perMinute: 1 } },
    })
    const at = (i: number, device: string) =>
      factsOf(i, { client: capped, subjects: { account: `a${i}`, device, network: 'net' } })
    expect(await confirmAll(times(100).map((i) => at(i, 'one')))).toEqual({ granted: 5, 'device-velocity': 95 })
    expect(await confirmAll(times(100).map((i) => at(100 + i, `d${i}`)))).toEqual({
      granted: 3,
      'network-velocity': 97,
    })
    await sql`update risk_subjects set full_at = full_at - interval '2 minutes'`.execute(bank.db)
    expect(await confirmAll(times(10).map((i) => at(200 + i, 'two')))).toEqual({ granted: 2, 'network-velocity': 8 })
  })

  test('does not deadlock where subjects cross, and takes nothing for a confirm it refuses', async () => {
    const capped = clientWith({ account: { perDay: 1000 }, device: { perDay: 1000 }, card: { perDay: 10 } })
    const facts = times(200).map((i) =>
      factsOf(i, {
        client: capped,
        subjects: { account: `a${i % 3}`, device: `d${i % 2}`, card: `c${i % 5}` },
      }),
    )
    expect(await confirmAll(facts)).toEqual({ granted: 50, 'card-day-count': 150 })
    const rows = await bank.db.selectFrom('risk_subjects').select(['subject', 'agreements']).execute()
    const sum = (kind: string) =>
      rows.filter(({ subject }) => subject.startsWith(kind)).reduce((total, row) => total + row.agreements, 0)
    expect([sum('a'), sum('d'), sum('c')]).toEqual([50, 50, 50])
  })

  test('begins anew on the next day of the bank', async () => {
    const facts = (i: number) =>
      factsOf(i, { client: clientWith({ account: { perDay: 1 } }), subjects: { account: 'a' } })
    expect([await confirm(facts(0)), await confirm(facts(1))]).toEqual([null, 'account-day-count'])
    await sql`update risk_subjects set day = day - 1`.execute(bank.db)
    expect([await confirm(facts(2)), await confirm(facts(3))]).toEqual([null, 'account-day-count'])
  })

  describe('of a campaign', () => {
    const use = (i: number, changes: Partial<RiskFacts> = {}) =>
      factsOf(i, { campaignId: 'festival', room: 'room-1', subjects: { account: 'one', card: 'card' }, ...changes })

    test('grants an account its share of 200 at once, and gives a place back with a release, not with a refund', async () => {
      expect(await confirmAll(times(200).map((i) => use(i)))).toEqual({ granted: 2, 'account-campaign-count': 198 })
      const release = sql`status = 'released', ended_at = now()`
      const refund = sql`status = 'refunded', captured_at = now(), refunded_minor = order_minor`
      const end = (change: typeof release) =>
        sql`update agreements set ${change} where quote_id =
          (select quote_id from agreements where status = 'reserved' limit 1)`.execute(bank.db)
      await end(refund)
      expect(await confirm(use(200))).toBe('account-campaign-count')
      await end(release)
      expect(await confirmAll([use(201), use(202)])).toEqual({ granted: 1, 'account-campaign-count': 1 })
    })

    test('gives a place back when the time to capture is over, before anybody has tidied up', async () => {
      expect(await confirmAll([use(0), use(1), use(2)])).toEqual({ granted: 2, 'account-campaign-count': 1 })
      await sql`update agreements set capture_before = now() where quote_id =
        (select quote_id from agreements limit 1)`.execute(bank.db)
      expect(await confirmAll([use(3), use(4)])).toEqual({ granted: 1, 'account-campaign-count': 1 })
    })

    test('keeps to a price that was made while the campaign was open, unless it is stopped', async () => {
      const over = clientWith({}, { ...festival, closesAt: Date.now() })
      const quotedAt = new Date(Date.now() - 60_000)
      expect(await confirm(use(0, { client: over, quotedAt }))).toBeNull()
      await throwKillSwitch(bank.db, { scope: 'campaign', id: 'festival', reason: 'drill' })
      expect(await confirm(use(1, { client: over, quotedAt }))).toBe('campaign-killed')
    })

    test('grants a card its share, whatever the account, and other campaigns theirs', async () => {
      const capped = clientWith({ card: { perCampaign: 3 } })
      const facts = times(300).map((i) => use(i, { client: capped, subjects: { account: `a${i}`, card: 'card' } }))
      expect(await confirmAll(facts)).toEqual({ granted: 3, 'card-campaign-count': 297 })
      const next = clientWith({ card: { perCampaign: 3 } }, { ...festival, campaignId: 'next' })
      expect(await confirm(use(300, { client: next, campaignId: 'next' }))).toBeNull()
    })

    test.each([
      ['over', { closesAt: Date.now() - 1 }, {}],
      ['not open yet', { opensAt: Date.now() + 3_600_000 }, {}],
      ['of another room', {}, { room: 'room-2' }],
      ['without its room', {}, { room: null }],
      ['unknown', {}, { campaignId: 'guessed' }],
    ])('refuses one that is %s', async (_, campaign, changes) => {
      expect(await confirm(use(0, { client: clientWith({}, { ...festival, ...campaign }), ...changes }))).toBe(
        'campaign-over',
      )
    })
  })

  test.each([
    [{ scope: 'bank' }, 'bank-killed', 'bank-killed'],
    [{ scope: 'client', id: client.clientId }, 'client-killed', 'client-killed'],
    [{ scope: 'campaign', id: 'festival' }, null, 'campaign-killed'],
    [{ scope: 'client', id: 'pk_another' }, null, null],
    [{ scope: 'campaign', id: 'next' }, null, null],
  ] as const)('obeys the kill switch %o', async (target, plain, withCampaign) => {
    await throwKillSwitch(bank.db, { ...target, reason: 'drill' })
    expect(await confirm(factsOf(0))).toBe(plain)
    expect(await confirm(factsOf(1, { campaignId: 'festival', room: 'room-1' }))).toBe(withCampaign)
  })

  test('forgets subjects of days that are over, with a full bucket, and no others', async () => {
    const keep = clientWith({ account: { velocity: { burst: 2, perMinute: 1 } } })
    await confirmAll(
      ['over', 'today', 'empty'].map((account, i) => factsOf(i, { client: keep, subjects: { account } })),
    )
    await sql`update risk_subjects set day = day - 3 where subject <> 'today'`.execute(bank.db)
    await sql`update risk_subjects set full_at = now() where subject <> 'empty'`.execute(bank.db)
    await forgetSubjects(bank.db)
    const left = await bank.db.selectFrom('risk_subjects').select('subject').orderBy('subject').execute()
    expect(left).toEqual([{ subject: 'empty' }, { subject: 'today' }])
  })

  test('keeps the reason and what was seen', async () => {
    const facts = factsOf(0, { client: clientWith({ account: { perDayMinor: 99 } }) })
    expect(await confirm(facts)).toBe('account-day-sum')
    const { quoteId: quote_id, conversionId: conversion_id } = facts
    expect(await bank.db.selectFrom('risk_decisions').selectAll().execute()).toMatchObject([
      { quote_id, conversion_id, reason: 'account-day-sum', seen: { totalMinor: 100, perDayMinor: 99 } },
    ])
  })
})
