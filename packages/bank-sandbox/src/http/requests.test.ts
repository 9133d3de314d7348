import {
  application,
  complaint,
  complaintRecord,
  complaints,
  consentRecord,
  consents,
  feedback,
  fullComplaint,
} from '@offerdock/sdk/contract'
import { v7 as uuidV7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'

describe.each(stores)('requests on the %s database', (store) => {
  const bank = useBank(store)
  const post = (path: string, token: string, body: unknown, key?: string) =>
    api.call(bank.origin, `POST /v1/${path}`, { token, body, ...(key && { headers: { 'Idempotency-Key': key } }) })
  const get = (path: string, token: string) => api.call(bank.origin, `GET /v1/${path}`, { token })
  const codeOf = async (answer: Promise<api.Answer>) => api.readProblem(await answer).code
  const contact = { channel: 'email', value: 'nova@example.com' }
  const buy = async (token: string) => {
    const quote = await api.makeQuote(bank.origin, token)
    const { agreement, receipt } = await api.confirmed(api.confirm(bank.origin, token, quote))
    return { quote, agreement, receipt }
  }

  test('an application is taken once for a key, and one at a time', async () => {
    const token = await api.openSession(bank.origin, 'nova')
    const key = uuidV7()
    const body = { contact, locale: 'en' }
    const answers = await Promise.all(Array.from({ length: 6 }, () => post('applications', token, body, key)))
    const taken = answers.filter(({ status }) => status === 200)
    expect(new Set(taken.map(({ text }) => text)).size).toBe(1)
    const { applicationId, status } = z.parse(application, taken[0]?.json)
    expect(status).toBe('received')
    expect((await post('applications', token, body, key)).text).toBe(taken[0]?.text)
    expect((await get(`applications/${applicationId}`, token)).text).toBe(taken[0]?.text)
    expect(await codeOf(post('applications', token, { ...body, locale: 'zh-CN' }, key))).toBe('idempotency-mismatch')
    expect(await codeOf(post('applications', token, body, uuidV7()))).toBe('wrong-state')
    const stranger = await api.openSession(bank.origin)
    expect(await codeOf(get(`applications/${applicationId}`, stranger))).toBe('not-found')
    expect(await codeOf(post('applications', stranger, body, uuidV7()))).toBe('wrong-state') // has a card
  })

  test('an application needs a viewer, a key and a way to answer, and takes nothing more', async () => {
    const token = await api.openSession(bank.origin, 'nova')
    const body = { contact, locale: 'en' }
    expect(await codeOf(post('applications', await api.openSession(bank.origin, null), body))).toBe('unauthorized')
    expect(await codeOf(post('applications', token, body))).toBe('idempotency-key-missing')
    for (const wrong of [
      { locale: 'en' },
      { contact: { channel: 'email', value: 'nova' }, locale: 'en' },
      { contact: { channel: 'phone', value: '+86 138\u0000' }, locale: 'en' },
      { ...body, income: 1 },
    ]) {
      expect(await codeOf(post('applications', token, wrong, uuidV7()))).toBe('bad-request')
    }
  })

  test('feedback needs nobody’s name, and ends at ten a day', async () => {
    const token = await api.openSession(bank.origin, null)
    for (const body of [{ score: 11 }, { score: -1 }, { score: 1.5 }, {}, { score: 5, comment: 'x'.repeat(1001) }]) {
      expect(await codeOf(post('feedback', token, body))).toBe('bad-request')
    }
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, score) => post('feedback', token, { score: score % 11, comment: '清楚\n易读' })),
    )
    const taken = answers.filter(({ status }) => status === 200)
    expect(taken).toHaveLength(10)
    z.parse(feedback, taken[0]?.json)
    for (const refused of answers.filter(({ status }) => status !== 200)) {
      expect(api.readProblem(refused).code).toBe('rate-limited')
      expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(86_000)
    }
    const viewer = await api.openSession(bank.origin, 'wei')
    expect((await post('feedback', viewer, { score: 10 })).status).toBe(200)
  })

  test('a complaint gets a number and a day, and is its viewer’s alone', async () => {
    const token = await api.openSession(bank.origin)
    const wish = 'Send me the text I agreed to'
    const body = { text: 'The total was another one', wishedOutcome: wish, contact, locale: 'en' }
    const taken = z.parse(complaint, (await post('complaints', token, body)).json)
    const today = new Date(Date.parse(taken.createdAt) + 8 * 3_600_000) // in Shanghai
    expect(taken.answerBy).toBe(new Date(today.getTime() + 15 * 86_400_000).toISOString().slice(0, 10))
    const {
      contact: stored,
      text,
      wishedOutcome,
    } = z.parse(fullComplaint, (await get(`complaints/${taken.complaintId}`, token)).json)
    expect({ stored, text, wishedOutcome }).toEqual({ stored: contact, text: body.text, wishedOutcome: wish })
    const { complaints: mine } = z.parse(complaints, (await get('complaints', token)).json)
    expect(mine.map(({ complaintId }) => complaintId)).toContain(taken.complaintId)
    const stranger = await api.openSession(bank.origin, 'wei')
    expect(z.parse(complaints, (await get('complaints', stranger)).json).complaints).toEqual([])
    for (const path of [`complaints/${taken.complaintId}`, `complaints/${taken.complaintId}/record`]) {
      expect(await codeOf(get(path, stranger))).toBe('not-found')
      expect(await codeOf(get(path, await api.openSession(bank.origin, null)))).toBe('unauthorized')
    }
  })

  test('the record of a complaint holds the order, the offer, the text with its hash, the times and the consents', async () => {
    const token = await api.openSession(bank.origin)
    const { notices } = z.parse(consents, (await get('consents?locale=en', token)).json)
    const consent = { purpose: 'personalisation', textHash: notices[0]?.textHash, locale: 'en' }
    const { recordId } = z.parse(consentRecord, (await post('consents', token, consent)).json)
    const { quote, agreement, receipt } = await buy(token)
    await api.call(bank.origin, 'DELETE /v1/consents/personalisation', { token })
    await api.call(bank.origin, `POST /v1/agreements/${agreement.agreementId}/capture`, { token: clients.demo.secret })
    const body = { agreementId: agreement.agreementId, text: 'Not what I ordered', locale: 'zh-CN' }
    const { complaintId } = z.parse(complaint, (await post('complaints', token, body)).json)
    const record = z.parse(complaintRecord, (await get(`complaints/${complaintId}/record`, token)).json)
    expect(record.complaint).toMatchObject({ complaintId, text: body.text, agreementId: agreement.agreementId })
    expect(record.agreementRecord).toMatchObject({
      agreement: { ...agreement, status: 'captured' },
      plan: quote.plan,
      disclosure: quote.disclosure,
      disclosureHash: quote.disclosureHash,
      locale: 'zh-CN',
      category: '5732',
      confirmedAt: agreement.confirmedAt,
      receipt,
      consentIds: [recordId],
    })
    expect(record.agreementRecord?.statusHistory.map(({ status }) => status)).toEqual(['reserved', 'captured'])
  })

  test('a complaint names no agreement but the viewer’s own, at this client', async () => {
    const token = await api.openSession(bank.origin)
    const { agreement } = await buy(token)
    const body = { agreementId: agreement.agreementId, text: 'Why', locale: 'en' }
    const strangers = [
      await api.openSession(bank.origin, 'wei'),
      await api.openSession(bank.origin, 'ling', clients.other.clientId),
    ]
    for (const stranger of strangers) expect(await codeOf(post('complaints', stranger, body))).toBe('not-found')
    expect(await codeOf(post('complaints', token, { ...body, agreementId: 'none' }))).toBe('not-found')
  })

  test('complaints end at ten a day for an account, over all its sessions', async () => {
    const tokens = await Promise.all(Array.from({ length: 3 }, () => api.openSession(bank.origin, 'gao')))
    const sent = Array.from({ length: 14 }, (_, i) => {
      return post('complaints', tokens[i % 3] ?? '', { text: `No. ${i}`, locale: 'en' })
    })
    const statuses = (await Promise.all(sent)).map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array(10).fill(200), ...Array(4).fill(429)])
  })
})
