import { quote as quoteSchema, reconciliation } from '@offerdock/sdk/contract'
import { type Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Tables } from '../db/tables.ts'
import * as api from '../testing/callBank.ts'
import { makeScarceSeed, shops } from '../testing/makeScarceSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'
import { withTables } from '../testing/withTables.ts'

const { clientId, secret } = shops.plenty

/** Five of each: what is spoiled, and as which kind it must be found by the id that the statement returns. */
const spoilers: [kind: string, spoil: string][] = [
  [
    'event-missing',
    `delete from outbox where agreement_id in (select agreement_id from agreements
     where status = 'captured' order by 1 limit 5) and type = 'agreement.captured' returning agreement_id as id`,
  ],
  [
    'event-extra',
    `insert into outbox (event_id, client_id, agreement_id, sequence, type, body)
     select 'copy-' || event_id, client_id, agreement_id, sequence + 1, type, body from outbox
     where agreement_id in (select agreement_id from agreements where status = 'reserved' order by 1 limit 5)
     returning event_id as id`,
  ],
  [
    'event-sequence',
    `update outbox set sequence = 9 where type = 'agreement.captured' and agreement_id in (
     select agreement_id from agreements where status = 'captured' order by 1 offset 5 limit 5)
     returning agreement_id as id`,
  ],
  [
    'hold-state',
    `update holds set status = 'voided' where quote_id in (
     select quote_id from agreements where status = 'captured' order by 1 limit 5) returning quote_id as id`,
  ],
  [
    'hold-entries',
    `delete from ledger_entries where transfer_id in (
     select quote_id from agreements where status = 'captured' order by agreement_id offset 5 limit 5)
     returning transfer_id as id`,
  ],
  [
    'hold-missing',
    `update quotes set campaign_id = 'gala' where quote_id in (
     select quote_id from quotes left join holds using (quote_id) where holds.quote_id is null limit 5)
     returning quote_id as id`,
  ],
  [
    'hold-points',
    `update quotes set points_used = points_used + 1 where quote_id in (
     select quote_id from holds order by 1 limit 5) returning quote_id as id`,
  ],
  [
    'agreement-without-entries',
    `delete from ledger_entries where transfer_id in (
     select agreement_id from agreements where status = 'released' order by 1 limit 5) returning transfer_id as id`,
  ],
  [
    'agreement-entries',
    `update ledger_entries
     set amount = amount + case when account = 'receivable' then 1 else -1 end
     where phase = 'post' and (account = 'receivable' or account like 'payable:%') and transfer_id in (
       select agreement_id from agreements where status = 'captured' order by 1 limit 5) returning transfer_id as id`,
  ],
  [
    'agreement-quote',
    `update agreements set total_minor = total_minor + 1 where agreement_id in (
     select agreement_id from agreements where status = 'captured' order by 1 desc limit 5) returning agreement_id as id`,
  ],
  [
    'agreement-terms',
    `update agreements set terms = jsonb_set(terms, '{purchase,plan,chargeAtDrawdownMinor}', '7') where agreement_id in (
     select agreement_id from agreements where status = 'reserved' and plan_id is not null order by 1 limit 5)
     returning agreement_id as id`,
  ],
  [
    'order-twice',
    `update agreements a set order_ref = b.order_ref
     from (select order_ref, row_number() over (order by agreement_id) as n from agreements where status = 'reserved') b
     join (select agreement_id, row_number() over (order by agreement_id) as n from agreements where status = 'captured') c
       using (n)
     where a.agreement_id = c.agreement_id and n <= 5 returning a.agreement_id as id`,
  ],
  [
    'refund-sum',
    `update agreements set refunded_minor = refunded_minor + 2 where agreement_id in (
     select agreement_id from agreements where status = 'refunded' order by 1 limit 5) returning agreement_id as id`,
  ],
  [
    'refund-entries',
    `update refunds set refund_minor = refund_minor + 1 where refund_id in (
     select refund_id from refunds order by 1 limit 5) returning refund_id as id`,
  ],
  [
    'transfer-unbalanced',
    `update ledger_entries set amount = amount + 1 where account = 'payable:pk_plenty' and transfer_id in (
     select agreement_id from agreements where status = 'captured' order by 1 desc limit 5) returning transfer_id as id`,
  ],
  [
    'transfer-unknown',
    `insert into ledger_entries (transfer_id, account, unit, amount, phase)
     select 'stray-' || n, 'receivable', 'CNY', n, 'post' from generate_series(1, 5) n returning transfer_id as id`,
  ],
  [
    'transfer-resolved-twice',
    `insert into ledger_entries (transfer_id, account, unit, amount, phase)
     select transfer_id, account || '-again', unit, amount, 'void' from ledger_entries where phase = 'post' and transfer_id in (
       select agreement_id from agreements where status = 'captured' order by 1 limit 5) returning transfer_id as id`,
  ],
  [
    'pieces-counter',
    `update campaign_stock set pieces_used = pieces_used + 1
     where offer_id in ('pair', 'brief', 'late', 'strict', 'fair') returning offer_id || '/' || campaign_id as id`,
  ],
  [
    'pieces-ledger',
    `update ledger_entries set amount = amount + 1 where account in (
     'pieces:free:pair/gala', 'pieces:free:brief/gala', 'pieces:free:late/gala', 'pieces:free:strict/gala',
     'pieces:free:fair/gala') returning split_part(account, ':', 3) as id`,
  ],
  [
    'lot-counter',
    `insert into points_lots (lot_id, account_id, source, points, used, expires)
     select 'lot-' || n, 'ling', 'stray:' || n, 9, n, '2030-01-01' from generate_series(1, 5) n returning lot_id as id`,
  ],
  [
    'lot-ledger',
    `insert into points_lots (lot_id, account_id, source, points, expires)
     select 'lost-' || n, 'ling', 'lost:' || n, 9, '2030-01-01' from generate_series(1, 5) n returning lot_id as id`,
  ],
]

describe.each(stores)('reconciliation on the %s database', (store) => {
  const bank = useBank(store, { SEED: makeScarceSeed() })
  const run = async () => z.parse(reconciliation, (await api.call(bank.origin, 'POST /admin/reconciliation')).json)

  async function buy(token: string, changes: Record<string, unknown> = {}) {
    const body = api.makeOrder({ planId: 'free-12', campaign: 'gala', ...changes })
    const quote = z.parse(quoteSchema, (await api.call(bank.origin, 'POST /v1/quotes', { token, body })).json)
    return (await api.confirmed(api.confirm(bank.origin, token, quote))).agreement.agreementId
  }
  const act = (call: string, agreementId: string) =>
    api.call(bank.origin, `POST /v1/agreements/${agreementId}/${call}`, { token: secret })

  test('a bank that has worked has no findings, and a spoiled one has every one of them, by its id', async () => {
    const token = await api.openSession(bank.origin, 'ling', clientId)
    for (let round = 0; round < 10; round++) {
      await buy(token)
      await act('capture', await buy(token))
      if (round >= 5) continue
      await act('release', await buy(token))
      const refunded = await buy(token, { planId: 'p12', campaign: undefined, points: 1000 })
      await act('capture', refunded)
      await api.refund(bank.origin, { secret, agreementId: refunded, refundMinor: 1000 })
      await buy(token, { planId: null, campaign: undefined })
    }
    const withdrawn = await buy(token)
    await act('capture', withdrawn)
    await api.call(bank.origin, `POST /v1/me/agreements/${withdrawn}/withdraw`, { token })
    const old = await buy(token, { planId: 'p12', campaign: undefined })
    await act('capture', old)
    await withTables(bank, (db) => makeOld(db, old))
    await api.refund(bank.origin, { secret, agreementId: old, refundMinor: 1000 })
    expect(await run()).toMatchObject({ count: 0, findings: [] })

    const spoiled = await withTables(bank, spoil)
    expect(spoiled.length).toBe(5 * spoilers.length)
    const { findings } = await run()
    const found = new Set(findings.map(({ kind, id }) => `${kind} ${id}`))
    expect(spoiled.filter((finding) => !found.has(finding))).toEqual([])
  })
})

/** As if the agreement were from before there were terms and events. */
async function makeOld(db: Kysely<Tables>, agreementId: string): Promise<void> {
  await sql`delete from outbox where agreement_id = ${agreementId}`.execute(db)
  await sql`update agreements set terms = null where agreement_id = ${agreementId}`.execute(db)
  await sql`
    update quotes set terms = null
    where quote_id = (select quote_id from agreements where agreement_id = ${agreementId})`.execute(db)
}

/** Spoils the database as no path of the bank could: without triggers, and without the indexes that forbid it. */
async function spoil(db: Kysely<Tables>): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    await sql`drop index agreements_live_order`.execute(connection)
    await sql`alter table outbox drop constraint outbox_sequence`.execute(connection)
    const found: string[] = []
    for (const [kind, statement] of spoilers) {
      const { rows } = await sql.raw<{ id: string }>(statement).execute(connection)
      found.push(...new Set(rows.map(({ id }) => `${kind} ${id}`)))
    }
    await sql`set session_replication_role = origin`.execute(connection)
    return found
  })
}
