import {
  applicationList,
  applications,
  callback,
  callbackList,
  callbacks,
  complaint,
  complaintRecord,
  complaints,
  fullComplaint,
} from '@offerdock/sdk/contract'
import { sql } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'
import { withTables } from '../testing/withTables.ts'

describe.each(stores)('what the bank answers on the %s database', (store) => {
  const bank = useBank(store)
  const ask = (line: string, token?: string, body?: unknown) =>
    api.call(bank.origin, line, {
      ...(token !== undefined && { token }),
      ...(body !== undefined && { body }),
      headers: { 'Idempotency-Key': uuidV7() },
    })
  const codeOf = async (answer: Promise<api.Answer>) => api.readProblem(await answer).code

  test('a complaint is answered once, then closed, and its viewer reads it all', async () => {
    const token = await api.openSession(bank.origin, 'wei')
    const body = { category: 'review', text: 'Please look again', locale: 'en' }
    const sent = z.parse(complaint, (await ask('POST /v1/complaints', token, body)).json)
    expect(sent).toMatchObject({ status: 'received', category: 'review', answer: null, closedAt: null })
    const address = `/admin/complaints/${sent.complaintId}`
    const open = z.parse(complaints, (await ask('GET /admin/complaints?status=received')).json)
    expect(open.complaints.map(({ complaintId }) => complaintId)).toContain(sent.complaintId)
    expect(await codeOf(ask(`POST ${address}/close`, undefined, {}))).toBe('wrong-state')
    const text = 'A person has looked at it.\nIt stays.'
    const answered = z.parse(fullComplaint, (await ask(`POST ${address}/answer`, undefined, { text })).json)
    expect(answered).toMatchObject({ status: 'answered', answer: { text, answeredAt: expect.any(String) } })
    expect(await codeOf(ask(`POST ${address}/answer`, undefined, { text: 'Another' }))).toBe('wrong-state')
    const closed = z.parse(fullComplaint, (await ask(`POST ${address}/close`, undefined, {})).json)
    expect(closed).toMatchObject({ status: 'closed', closedAt: expect.any(String) })
    const [own] = z.parse(complaints, (await ask('GET /v1/complaints', token)).json).complaints
    expect(own).toEqual(closed)
    const record = z.parse(complaintRecord, (await ask(`GET /v1/complaints/${sent.complaintId}/record`, token)).json)
    expect(record.statusHistory.map(({ status }) => status)).toEqual(['received', 'answered', 'closed'])
    expect(await codeOf(ask('POST /admin/complaints/none/close', undefined, {}))).toBe('not-found')
    expect(await codeOf(ask('GET /admin/complaints?status=lost'))).toBe('bad-request')
  })

  test('a complaint without a category is about something else', async () => {
    const token = await api.openSession(bank.origin, 'wei')
    const sent = z.parse(complaint, (await ask('POST /v1/complaints', token, { text: 'Hm', locale: 'en' })).json)
    expect(sent.category).toBe('other')
    const wrong = { category: 'weather', text: 'Hm', locale: 'en' }
    expect(await codeOf(ask('POST /v1/complaints', token, wrong))).toBe('bad-request')
  })

  test('the page of an agreement shows what was complained of it and what the bank answered, as text', async () => {
    const token = await api.openSession(bank.origin, 'ling')
    const quote = await api.makeQuote(bank.origin, token)
    const { agreement } = await api.confirmed(api.confirm(bank.origin, token, quote))
    const { agreementId } = agreement
    const body = { agreementId, category: 'goods', text: 'Wrong colour', locale: 'en' }
    const { complaintId, number } = z.parse(complaint, (await ask('POST /v1/complaints', token, body)).json)
    await ask(`POST /admin/complaints/${complaintId}/answer`, undefined, { text: 'Sent <b>again</b>.' })
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const signedIn = await api.call(bank.origin, 'POST /agreements/sign-in', { body: 'persona=ling', headers: form })
    const [cookie = ''] = (signedIn.headers.get('Set-Cookie') ?? '').split(';')
    const line = `GET /agreements/${agreementId}?lang=en`
    const page = await api.call(bank.origin, line, { headers: { Cookie: cookie } })
    expect(page.text).toContain(number)
    expect(page.text).toContain('Answered')
    expect(page.text).toContain('Sent &lt;b&gt;again&lt;/b&gt;.')
    const list = await api.call(bank.origin, 'GET /agreements?lang=en', { headers: { Cookie: cookie } })
    expect(list.text).toContain(number)
  })

  test('an application is decided once, and then the viewer may apply again', async () => {
    const token = await api.openSession(bank.origin, 'nova')
    const body = { contact: { channel: 'phone', value: '13800000' }, locale: 'en' }
    await ask('POST /v1/applications', token, body)
    const all = z.parse(applicationList, (await ask('GET /admin/applications?status=received')).json)
    const address = `/admin/applications/${all.applications[0]?.applicationId}/decide`
    const decision = { status: 'refused', text: 'Not this time.' }
    expect((await ask(`POST ${address}`, undefined, decision)).json).toMatchObject({ status: 'refused' })
    expect(await codeOf(ask(`POST ${address}`, undefined, { ...decision, status: 'approved' }))).toBe('wrong-state')
    expect(await codeOf(ask('POST /admin/applications/none/decide', undefined, decision))).toBe('not-found')
    expect((await ask('POST /v1/applications', token, body)).status).toBe(200)
    const own = z.parse(applications, (await ask('GET /v1/applications', token)).json).applications
    expect(own.map(({ status, answer }) => [status, answer?.text])).toEqual([
      ['received', undefined],
      ['refused', 'Not this time.'],
    ])
    const stranger = await api.openSession(bank.origin, 'wei')
    expect((await ask('GET /v1/applications', stranger)).json).toEqual({ applications: [] })
  })

  test('a call is planned in a window that has not begun, one at a time, and can be called off', async () => {
    const token = await api.openSession(bank.origin, 'gao')
    const body = { window: 'afternoon', locale: 'zh-CN' }
    const asked = await Promise.all(Array.from({ length: 4 }, () => ask('POST /v1/callbacks', token, body)))
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    const planned = z.parse(callback, asked.find(({ status }) => status === 200)?.json)
    expect(planned).toMatchObject({ status: 'requested', window: 'afternoon' })
    expect(Date.parse(planned.from)).toBeGreaterThan(Date.parse(planned.createdAt))
    // 13 to 17 o'clock in China, whose time zone is eight hours ahead.
    expect([planned.from, planned.until]).toEqual([`${planned.day}T05:00:00.000Z`, `${planned.day}T09:00:00.000Z`])
    const stranger = await api.openSession(bank.origin, 'wei')
    expect(await codeOf(ask(`DELETE /v1/callbacks/${planned.callbackId}`, stranger))).toBe('not-found')
    expect((await ask(`DELETE /v1/callbacks/${planned.callbackId}`, token)).status).toBe(204)
    expect((await ask(`DELETE /v1/callbacks/${planned.callbackId}`, token)).status).toBe(204)
    expect((await ask('POST /v1/callbacks', token, { ...body, window: 'morning' })).status).toBe(200)
    const own = z.parse(callbacks, (await ask('GET /v1/callbacks', token)).json).callbacks
    expect(own.map(({ status, window }) => [status, window])).toEqual([
      ['requested', 'morning'],
      ['cancelled', 'afternoon'],
    ])
    expect(await codeOf(ask('POST /v1/callbacks', await api.openSession(bank.origin, null), body))).toBe('unauthorized')
    expect(await codeOf(ask('POST /v1/callbacks', token, { ...body, phone: '13800000' }))).toBe('bad-request')
  })

  test('a call that was made or missed lets the viewer ask again, five times a day', async () => {
    const token = await api.openSession(bank.origin, 'bo')
    const body = { window: 'evening', locale: 'en' }
    const request = async () => z.parse(callback, (await ask('POST /v1/callbacks', token, body)).json).callbackId
    const first = await request()
    const due = z.parse(callbackList, (await ask('GET /admin/callbacks?status=requested')).json).callbacks
    expect(due.find(({ callbackId }) => callbackId === first)).toMatchObject({
      accountId: 'bo',
      clientId: clients.demo.clientId,
    })
    expect((await ask(`POST /admin/callbacks/${first}/called`, undefined, {})).status).toBe(204)
    const second = await request()
    await ask(`DELETE /v1/callbacks/${second}`, token)
    expect(await codeOf(ask(`POST /admin/callbacks/${second}/called`, undefined, {}))).toBe('wrong-state')
    expect(await codeOf(ask('POST /admin/callbacks/none/called', undefined, {}))).toBe('not-found')
    for (const _ of [3, 4, 5]) await ask(`DELETE /v1/callbacks/${await request()}`, token)
    expect(await codeOf(ask('POST /v1/callbacks', token, body))).toBe('rate-limited')
  })

  if (store === 'PostgreSQL') {
    test('a call whose time went by is missed, and keeps nobody from asking again', async () => {
      const token = await api.openSession(bank.origin, 'xin')
      const body = { window: 'morning', locale: 'en' }
      const { callbackId } = z.parse(callback, (await ask('POST /v1/callbacks', token, body)).json)
      await withTables(bank, (db) =>
        sql`update callbacks set until_at = now() - interval '1 minute' where callback_id = ${callbackId}`.execute(db),
      )
      const [own] = z.parse(callbacks, (await ask('GET /v1/callbacks', token)).json).callbacks
      expect(own?.status).toBe('missed')
      expect((await ask('POST /v1/callbacks', token, body)).status).toBe(200)
    })
  }
})
