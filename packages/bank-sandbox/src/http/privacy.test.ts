import { createHash } from 'node:crypto'
import { accountDeletion, session } from '@offerdock/sdk/contract'
import { decodeJwt } from 'jose'
import { type Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Tables } from '../db/tables.ts'
import { accountTableNames, accountTables } from '../people/privacy/accountTables.ts'
import { forgetRecords } from '../people/privacy/forgetRecords.ts'
import { readSeed } from '../start/readSeed.ts'
import * as api from '../testing/callBank.ts'
import { findColumns, findWord } from '../testing/findWord.ts'
import { clients } from '../testing/makeSeed.ts'
import { stores } from '../testing/useBank.ts'
import { canary, heron, usePrivacyBank } from '../testing/usePrivacyBank.ts'
import { withTables } from '../testing/withTables.ts'

describe.each(stores)('privacy on the %s database', (store) => {
  const { bank, seedFile, buy, buyPiece, capture, leaveTraces, ...viewer } = usePrivacyBank(store)
  const { exportOf, remove, reconcile, readAgreement, receiptOf } = viewer
  const { secret } = clients.demo

  test('before a consent nothing is kept that tells who looks, and no cookie is set', async () => {
    const headers = { 'User-Agent': 'a-browser', 'Accept-Language': 'zh-CN' }
    const body = { clientId: clients.demo.clientId }
    const opened = await api.call(bank.origin, 'POST /v1/sessions', { body, headers })
    const { token } = z.parse(session, opened.json)
    const answers = [
      opened,
      await api.call(bank.origin, 'GET /v1/catalog?client=pk_test_demo&currency=CNY', { headers }),
      await api.call(bank.origin, 'POST /v1/offers', { token, body: api.makeOrder(), headers }),
    ]
    for (const answer of answers) expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([200, null])
    const { sessions, names, browsers } = await withTables(bank, async (db) => ({
      sessions: (await sql`select * from sessions`.execute(db)).rows,
      names: await Promise.all([canary.personaId, 'ling'].map((word) => findWord(db, word))),
      browsers: await findWord(db, 'a-browser'),
    }))
    expect(sessions).toEqual([
      {
        session_id: expect.any(String),
        token_hash: createHash('sha256').update(token).digest('hex'),
        client_id: clients.demo.clientId,
        account_id: null,
        expires_at: expect.any(Date),
      },
    ])
    for (const places of names) expect(places.filter((place) => !place.startsWith('points_lots'))).toEqual([])
    expect(browsers).toEqual([])
  })

  test('an export holds everything of the account, nothing of another, and fits the schema that is published', async () => {
    const token = await api.openSession(bank.origin, canary.personaId)
    const agreementId = await leaveTraces(token, { points: 2000 })
    const foreign = await leaveTraces(await api.openSession(bank.origin, 'ling'))
    const exported = await exportOf(token)
    expect(exported.account).toEqual({
      accountId: canary.personaId,
      displayName: canary.displayName,
      cardTail: canary.cardTail,
    })
    expect(exported.agreements.map(({ status }) => status)).toEqual(['captured', 'released'])
    expect(exported.agreements[0]?.agreementId).toBe(agreementId)
    expect(exported.quotes).toHaveLength(3)
    expect(exported.quotes[0]?.plan?.schedule).toHaveLength(12)
    const [lot] = exported.pointsLots
    const drawn = [{ lotId: lot?.lotId, points: 2000 }]
    expect(exported.quotes.map(({ taken }) => taken?.lots ?? null)).toEqual([drawn, drawn, null])
    expect(lot?.used).toBe(2000) // the second purchase was abandoned
    expect(exported.consents.map(({ events }) => events.length)).toEqual([2, 1, 1])
    expect(exported.complaints).toMatchObject([{ agreementId, text: 'Wrong colour' }])
    expect(exported.feedback).toMatchObject([{ score: 3, comment: 'Too small' }])
    expect(exported.sessions[0]?.signIns).toMatchObject([{ status: 'done' }])
    const text = JSON.stringify(exported)
    for (const word of ['"ling"', foreign, secret, token]) expect(text).not.toContain(word)

    for (const { exported: part } of Object.values(accountTables)) {
      if (typeof part === 'string') expect(Object.keys(exported)).toContain(part)
    }

    const published = await api.call(bank.origin, 'GET /v1/schemas/account-export.json')
    expect(exported.schema).toBe(`${bank.origin}/v1/schemas/account-export.json`)
    const schema = z.fromJSONSchema(z.parse(z.record(z.string(), z.json()), published.json))
    expect(z.parse(schema, JSON.parse(text))).toEqual(exported)
    expect(z.safeParse(schema, { ...exported, more: 1 }).success).toBe(false)
    expect(z.safeParse(schema, { ...exported, agreements: [{}] }).success).toBe(false)
  })

  test('export and deletion need a viewer', async () => {
    const token = await api.openSession(bank.origin, null)
    for (const line of ['GET /v1/me/export', 'DELETE /v1/me']) {
      expect(api.readProblem(await api.call(bank.origin, line, { token })).code).toBe('unauthorized')
    }
  })

  test('a deletion waits for orders under way, then leaves no trace but sums that stay', async () => {
    const token = await api.openSession(bank.origin, canary.personaId)
    const second = await api.openSession(bank.origin, canary.personaId)
    const agreementId = await leaveTraces(token, { points: 2000 })
    await buyPiece(await api.openSession(bank.origin, 'ling'))
    await buyPiece(token)
    const waiting = await buy(token)
    expect(api.readProblem(await remove(token))).toMatchObject({ code: 'wrong-state', status: 409 })
    await api.call(bank.origin, `POST /v1/agreements/${waiting}/abandon`, { token })
    const agreement = await readAgreement(agreementId)
    expect(agreement.json).toMatchObject({ agreementId, status: 'captured', pointsMinor: 400 })
    const deletion = z.parse(accountDeletion, (await remove(token)).json)
    expect(deletion.retentionDays).toBe(1095)
    expect(deletion.keptAgreements).toBeGreaterThanOrEqual(3)
    for (const ended of [token, second]) {
      expect((await api.call(bank.origin, 'GET /v1/sessions/me', { token: ended })).status).toBe(401)
    }
    const left = await withTables(bank, async (db) => ({
      traces: await Promise.all(Object.values(canary).map((word) => findWord(db, word))),
      others: await findWord(db, 'ling'),
      uses: await countUses(db),
      sums: await sumLedger(db),
      accountColumns: await findColumns(db, `column_name like '%account%' and data_type = 'text'`),
    }))
    expect(left.traces.map((places) => places.filter((place) => !place.startsWith('points_lots')))).toEqual([
      [],
      [],
      [],
    ])
    expect(left.others).toContain('agreements.account_id')
    expect(left.uses).toEqual([{ account_id: 'ling', uses: 3 }]) // by account, device and card
    expect(left.sums).toEqual([])
    const owned = left.accountColumns.filter(({ column }) => column === 'account_id').map(({ table }) => table)
    expect(owned).toEqual(Object.keys(accountTables).sort()) // who adds a table says what becomes of it
    expect(left.accountColumns.filter(({ column }) => column !== 'account_id')).toEqual([
      { table: 'ledger_entries', column: 'account' }, // of the books, not of a viewer
    ])
    expect(await reconcile()).toMatchObject({ findings: [] })
    expect((await readAgreement(agreementId)).text).toBe(agreement.text)
  })

  test('a deletion among confirms takes place before or after each of them', async () => {
    for (let round = 0; round < 8; round += 1) {
      const token = await api.openSession(bank.origin, canary.personaId)
      const quotes = await Promise.all(Array.from({ length: 6 }, () => api.makeQuote(bank.origin, token)))
      const deletion = remove(token)
      const confirms = await Promise.all(quotes.map((quote) => api.confirm(bank.origin, token, quote)))
      const agreed = confirms.filter(({ status }) => status === 200)
      const again = await api.openSession(bank.origin, canary.personaId)
      const { agreements } = await exportOf(again)
      expect(agreements).toHaveLength((await deletion).status === 200 ? 0 : agreed.length)
      for (const { agreementId } of agreements) {
        await api.call(bank.origin, `POST /v1/agreements/${agreementId}/abandon`, { token: again })
      }
      expect((await remove(again)).status).toBe(200)
    }
  })

  test('who signs in again is a new and empty account, and its receipts name another', async () => {
    const token = await api.openSession(bank.origin, canary.personaId)
    await leaveTraces(token)
    const [first, second] = [decodeJwt(await receiptOf(token)), decodeJwt(await receiptOf(token))]
    expect([second.sub, second.consentId]).toEqual([first.sub, first.consentId])
    for (const { agreementId } of [first, second]) await capture(String(agreementId))
    expect((await remove(token)).status).toBe(200)

    const again = await api.openSession(bank.origin, canary.personaId)
    const { consents: given, quotes, agreements, complaints, feedback } = await exportOf(again)
    expect([given, quotes, agreements, complaints, feedback]).toEqual([[], [], [], [], []])
    await leaveTraces(again)
    const fresh = decodeJwt(await receiptOf(again))
    expect(fresh.consentId).toMatch(/^[0-9a-f-]{36}$/)
    expect(fresh.sub).not.toBe(first.sub)
  })

  // Last, because everything gets old.
  test('what the bank may keep no longer is forgotten at the end of its time, not before, and the sums stay', async () => {
    const token = await api.openSession(bank.origin, heron.personaId)
    await leaveTraces(token, { points: 2000 })
    await buyPiece(token)
    const seed = await readSeed({ seedFile, hostOrigins: null, secretKey: null, publicOrigin: null, webhookUrl: null })
    await withTables(bank, async (db) => {
      const forgetAfter = async (days: number) => {
        await makeOlder(db, days)
        await forgetRecords({ db, seed })
        return countRows(db)
      }
      const lots = 2
      const all = { agreements: 3, answers: 4, complaints: 1, consents: 3, feedback: 1, holds: 3, quotes: 4 }
      const kept = { account_secrets: 1, points_lots: lots }
      expect(await countRows(db)).toEqual({ ...kept, ...all, sessions: 1 })
      // More than two batches, of a client that the bank no longer has.
      await sql`
        insert into feedback (feedback_id, client_id, score, created_at)
        select 'old' || i, 'pk_gone', 1, now() - interval '2 days' from generate_series(1, 1001) i`.execute(db)
      expect(await forgetAfter(1094)).toEqual({ ...kept, ...all, sessions: 1 })
      expect((await sql`select from feedback where client_id = 'pk_gone'`.execute(db)).rows).toEqual([])
      // Two purchases are still being paid for, two consents in force, and the complaint has a fortnight to be answered.
      const going = { agreements: 2, answers: 2, complaints: 1, consents: 2, holds: 2, quotes: 2 }
      expect(await forgetAfter(3)).toEqual({ ...kept, ...going })
      expect(await countUses(db)).toContainEqual({ account_id: heron.personaId, uses: 3 })

      await sql`update quotes set plan = replace(plan::text, '"dueOn": "20', '"dueOn": "19')::jsonb`.execute(db)
      expect(await forgetAfter(20)).toEqual({ ...kept, complaints: 1, consents: 2 })
      await sql`update complaints set status = 'answered'`.execute(db)
      await sql`update points_lots set expires = '2020-12-31'`.execute(db)
      expect(await forgetAfter(0)).toEqual({ account_secrets: 1, consents: 2 })
      expect(await findWord(db, heron.personaId)).toEqual(['account_secrets.account_id', 'consents.account_id'])
      expect(await countUses(db)).toEqual([])
      expect(await sumLedger(db)).toEqual([])
    })
    expect(await reconcile()).toMatchObject({ findings: [] })
  })
})

/** As if everything had been written so many days before. */
const makeOlder = (db: Kysely<Tables>, days: number) =>
  db.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection) // without triggers
    const places = await findColumns(connection, `data_type in ('timestamp with time zone', 'date')`)
    for (const [table, columns] of Object.entries(Object.groupBy(places, (place) => place.table))) {
      const older = columns?.map(
        ({ column }) => sql`${sql.ref(column)} = ${sql.ref(column)} - ${days} * interval '1 day'`,
      )
      await sql`update ${sql.table(table)} set ${sql.join(older ?? [])}`.execute(connection)
    }
    await sql`set session_replication_role = origin`.execute(connection)
  })

/** How many rows of the heron each table has, without the tables that have none. */
async function countRows(db: Kysely<Tables>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of accountTableNames) {
    const { rows } = await sql`select from ${sql.table(table)} where account_id = ${heron.personaId}`.execute(db)
    if (rows.length > 0) counts[table] = rows.length
  }
  return counts
}

/** Whose purchases of campaigns can still be led back to a person, by the hashes that count them. */
const countUses = async (db: Kysely<Tables>) =>
  (
    await sql`
      select account_id, count(*)::int as uses from campaign_uses join quotes using (quote_id)
      group by account_id order by account_id`.execute(db)
  ).rows

/** What does not sum to zero. */
const sumLedger = async (db: Kysely<Tables>) =>
  (await sql`select unit, sum(amount)::text from ledger_entries group by unit having sum(amount) <> 0`.execute(db)).rows
