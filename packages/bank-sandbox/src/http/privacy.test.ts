import { createHash } from 'node:crypto'
import { accountDeletion, accountExport, consents, session } from '@offerdock/sdk/contract'
import { decodeJwt } from 'jose'
import { sql } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { accountTables } from '../people/privacy/accountTables.ts'
import * as api from '../testing/callBank.ts'
import { builtInSeed, clients, writeSeed } from '../testing/makeSeed.ts'
import { findColumns, findWord, readStore } from '../testing/readStore.ts'
import { stores, useBank } from '../testing/useBank.ts'

/** Words that stand nowhere by chance. */
const canary = { personaId: 'canary-7Qx2', displayName: 'Zvonimira', cardTail: '9973' }

/** The built-in seed without a reading time, and with the canary, who has points. */
function makeCanarySeed(): string {
  const seed = builtInSeed()
  for (const rules of Object.values(seed.offers)) rules.readingMs = 0
  const [ling] = seed.personas
  if (ling) seed.personas.push({ ...ling, ...canary })
  return writeSeed(seed)
}

describe.each(stores)('privacy on the %s database', (store) => {
  const bank = useBank(store, { SEED: makeCanarySeed() })
  const { secret } = clients.demo
  const exportOf = async (token: string) =>
    z.parse(accountExport, (await api.call(bank.origin, 'GET /v1/me/export', { token })).json)
  const remove = (token: string) => api.call(bank.origin, 'DELETE /v1/me', { token })
  const reconcile = async () => (await api.call(bank.origin, 'POST /admin/reconciliation', { body: {} })).json

  const purchase = async (token: string, terms: { points?: number } = {}) => {
    const order = api.makeOrder(terms)
    return api.confirmed(api.confirm(bank.origin, token, await api.makeQuote(bank.origin, token, order)))
  }
  const buy = async (token: string, terms = {}) => (await purchase(token, terms)).agreement.agreementId
  const receiptOf = async (token: string) => (await purchase(token)).receipt
  const capture = (id: string) => api.call(bank.origin, `POST /v1/agreements/${id}/capture`, { token: secret })

  const readAgreement = (id: string) => api.call(bank.origin, `GET /v1/agreements/${id}`, { token: secret })

  /** A piece of the campaign, of which the bank counts how many this viewer and this card had. */
  const buyPiece = async (token: string) => {
    const order = api.makeOrder({ campaign: '1111', room: 'room-1' })
    const quote = await api.makeQuote(bank.origin, token, order, 'p12-free')
    const { agreement } = await api.confirmed(api.confirm(bank.origin, token, quote, { device: 'd'.repeat(22) }))
    await capture(agreement.agreementId)
  }

  /** Leaves a trace in everything that the API lets a viewer touch. */
  const leaveTraces = async (token: string, terms = {}) => {
    const notices = await api.call(bank.origin, 'GET /v1/consents?locale=en', { token })
    for (const { purpose, textHash } of z.parse(consents, notices.json).notices) {
      await api.call(bank.origin, 'POST /v1/consents', { token, body: { purpose, textHash, locale: 'en' } })
    }
    await api.call(bank.origin, 'DELETE /v1/consents/behaviour', { token })
    const agreementId = await buy(token, terms)
    await capture(agreementId)
    const abandoned = await buy(token, terms)
    await api.call(bank.origin, `POST /v1/agreements/${abandoned}/abandon`, {
      token,
      headers: { 'Idempotency-Key': uuidV7() },
    })
    await api.makeQuote(bank.origin, token)
    await api.call(bank.origin, 'POST /v1/feedback', { token, body: { score: 3, comment: 'Too small' } })
    const complaint = {
      agreementId,
      text: 'Wrong colour',
      locale: 'en',
      contact: { channel: 'phone', value: '13800000' },
    }
    await api.call(bank.origin, 'POST /v1/complaints', { token, body: complaint })
    return agreementId
  }

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
    const { sessions, names, browsers } = await readStore(bank, async (db) => ({
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
    const left = await readStore(bank, async (db) => ({
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
})

/** Whose purchases of campaigns can still be led back to a person, by the hashes that count them. */
const countUses = async (db: Parameters<typeof findWord>[0]) =>
  (
    await sql`
      select account_id, count(*)::int as uses from campaign_uses join quotes using (quote_id)
      group by account_id order by account_id`.execute(db)
  ).rows

/** What does not sum to zero. */
const sumLedger = async (db: Parameters<typeof findWord>[0]) =>
  (await sql`select unit, sum(amount)::text from ledger_entries group by unit having sum(amount) <> 0`.execute(db)).rows
