import { createHash } from 'node:crypto'
import { consentRecord, consents, type Purpose, purpose } from '@offerdock/sdk/contract'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'
import { withTables } from '../testing/withTables.ts'

const objection = { 'Sec-GPC': '1' }

describe.each(stores)('consents on the %s database', (store) => {
  const bank = useBank(store)
  const list = async (token: string, { locale = 'en', headers = {} } = {}) =>
    z.parse(consents, (await api.call(bank.origin, `GET /v1/consents?locale=${locale}`, { token, headers })).json)
  const stateOf = async (token: string, asked: Purpose, headers = {}) =>
    (await list(token, { headers })).notices.find((notice) => notice.purpose === asked)?.state
  const hashOf = async (token: string, asked: Purpose, locale = 'en') =>
    (await list(token, { locale })).notices.find((notice) => notice.purpose === asked)?.textHash ?? ''
  const give = async (token: string, asked: Purpose, { headers = {}, ...changes }: Record<string, unknown> = {}) =>
    api.call(bank.origin, 'POST /v1/consents', {
      token,
      headers: headers as Record<string, string>,
      body: { purpose: asked, textHash: await hashOf(token, asked), locale: 'en', ...changes },
    })
  const withdraw = (token: string, asked: string) => api.call(bank.origin, `DELETE /v1/consents/${asked}`, { token })

  test('are none at first, and each has a text of its own in both languages', async () => {
    const token = await api.openSession(bank.origin, 'gao')
    const chinese = await list(token, { locale: 'zh-Hans' })
    const english = await list(token)
    expect(english.records).toEqual([])
    expect(english.notices.map((notice) => [notice.purpose, notice.state, notice.consentId])).toEqual(
      purpose.options.map((asked) => [asked, 'none', null]),
    )
    const texts = [...chinese.notices, ...english.notices].map(({ text, textHash }) => {
      expect(textHash).toBe(createHash('sha256').update(text).digest('hex'))
      return text
    })
    expect(new Set(texts).size).toBe(6)
    expect(chinese.notices.map(({ locale }) => locale)).toEqual(Array(3).fill('zh-CN'))
  })

  test('are given one by one, each in one call, and withdrawn in one', async () => {
    const token = await api.openSession(bank.origin)
    const record = z.parse(consentRecord, (await give(token, 'sharing')).json)
    const states = (await list(token)).notices.map(({ purpose: asked, state }) => [asked, state])
    expect(states).toEqual([
      ['personalisation', 'none'],
      ['sharing', 'given'],
      ['behaviour', 'none'],
    ])
    expect(z.parse(consentRecord, (await give(token, 'sharing')).json)).toEqual(record)
    expect((await withdraw(token, 'sharing')).status).toBe(204)
    expect(await stateOf(token, 'sharing')).toBe('withdrawn')
    expect((await withdraw(token, 'sharing')).status).toBe(204)
    const again = z.parse(consentRecord, (await give(token, 'sharing')).json)
    expect(again.recordId).not.toBe(record.recordId)
    const { records } = await list(token)
    expect(records.map(({ recordId, events }) => [recordId, events.map(({ eventState }) => eventState)])).toEqual([
      [again.recordId, ['given']],
      [record.recordId, ['given', 'withdrawn']],
    ])
    await withdraw(token, 'sharing')
  })

  test('are records that say who, what for, which data, by which text, how long and how to withdraw', async () => {
    const token = await api.openSession(bank.origin, 'bo')
    const { piiProcessing, partyIdentification, events, piiPrincipalId, recordId } = z.parse(
      consentRecord,
      (await give(token, 'sharing')).json,
    )
    expect(piiProcessing).toMatchObject({
      purpose: 'sharing',
      lawfulBasis: 'consent',
      language: 'en',
      jurisdictions: ['CN'],
      retentionPeriod: 'P1095D',
      piiControllers: ['bank'],
      recipientThirdParties: [clients.demo.clientId],
      withdrawalMethod: expect.stringContaining('DELETE '),
    })
    expect(piiProcessing.piiInformation.length).toBeGreaterThan(0)
    const { text, textHash } = piiProcessing.privacyNotice
    expect(textHash).toBe(createHash('sha256').update(text).digest('hex'))
    expect(partyIdentification.map(({ partyId }) => partyId)).toEqual(['bank', clients.demo.clientId])
    expect(events).toMatchObject([{ eventState: 'given', eventType: 'explicit', entityId: piiPrincipalId }])
    expect(piiPrincipalId).not.toContain('bo')
    expect(recordId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('belong to one viewer and one client', async () => {
    const token = await api.openSession(bank.origin, 'wei')
    const record = z.parse(consentRecord, (await give(token, 'behaviour')).json)
    const elsewhere = await api.openSession(bank.origin, 'wei', clients.other.clientId)
    expect(await stateOf(elsewhere, 'behaviour')).toBe('none')
    expect(await stateOf(await api.openSession(bank.origin, 'dai'), 'behaviour')).toBe('none')
    expect(await stateOf(await api.openSession(bank.origin, 'wei'), 'behaviour')).toBe('given')
    const there = z.parse(consentRecord, (await give(elsewhere, 'behaviour')).json)
    expect(there.piiPrincipalId).not.toBe(record.piiPrincipalId)
    await withdraw(elsewhere, 'behaviour')
    expect(await stateOf(token, 'behaviour')).toBe('given')
  })

  test('are refused without a viewer, to another text, for an unknown purpose and for two at once', async () => {
    const anonymous = await api.openSession(bank.origin, null)
    const body = { purpose: 'sharing', textHash: '0'.repeat(64), locale: 'en' }
    for (const line of ['GET /v1/consents', 'POST /v1/consents', 'DELETE /v1/consents/sharing']) {
      const answer = await api.call(bank.origin, line, {
        token: anonymous,
        ...(line.startsWith('POST') && { body }),
      })
      expect(api.readProblem(answer)).toMatchObject({ code: 'unauthorized', status: 401 })
    }
    const token = await api.openSession(bank.origin, 'dai')
    const other = await hashOf(token, 'personalisation')
    const inChinese = await hashOf(token, 'sharing', 'zh-CN')
    for (const changes of [
      { textHash: other },
      { textHash: inChinese },
      { purpose: 'all' },
      { purpose: ['sharing'] },
    ]) {
      expect(api.readProblem(await give(token, 'sharing', changes)).code).toBe('bad-request')
    }
    expect(api.readProblem(await withdraw(token, 'all')).code).toBe('not-found')
    expect((await list(token)).records).toEqual([])
  })

  test('to pass data on are not given by a browser that objects, and its own plans are', async () => {
    const token = await api.openSession(bank.origin, 'xin')
    for (const asked of ['sharing', 'behaviour'] as const) {
      expect(api.readProblem(await give(token, asked, { headers: objection }))).toMatchObject({
        code: 'consent-missing',
        status: 403,
      })
      expect(await stateOf(token, asked, objection)).toBe('objected')
      expect(await stateOf(token, asked)).toBe('none')
    }
    expect((await give(token, 'personalisation', { headers: objection })).status).toBe(200)
    expect((await list(token)).records).toHaveLength(1)
  })

  test('given many times at once are one record', async () => {
    const token = await api.openSession(bank.origin, 'gao')
    const answers = await Promise.all(Array.from({ length: 8 }, () => give(token, 'personalisation')))
    const ids = answers.map(({ json }) => z.parse(consentRecord, json).recordId)
    expect(new Set(ids).size).toBe(1)
    expect((await list(token)).records).toHaveLength(1)
  })

  test('survive the death of the bank', async () => {
    const token = await api.openSession(bank.origin, 'dai')
    const record = z.parse(consentRecord, (await give(token, 'behaviour')).json)
    await bank.restart('SIGKILL')
    expect((await list(token)).records).toEqual([record])
  })
})

describe('a consent to an older text', () => {
  const bank = useBank('PostgreSQL')

  test('is not in force, is asked for again and then replaced; and nothing of it can be changed', async () => {
    const token = await api.openSession(bank.origin)
    const list = async () =>
      z.parse(consents, (await api.call(bank.origin, 'GET /v1/consents?locale=en', { token })).json)
    const give = async () => {
      const textHash = (await list()).notices[1]?.textHash
      const body = { purpose: 'sharing', textHash, locale: 'en' }
      return z.parse(consentRecord, (await api.call(bank.origin, 'POST /v1/consents', { token, body })).json)
    }
    const old = await give()
    await withTables(bank, async (db) => {
      await expect(sql`update consents set text_version = 0`.execute(db)).rejects.toThrow('written once')
      await expect(sql`update consent_events set at = now()`.execute(db)).rejects.toThrow('written once')
      await sql`alter table consents disable trigger all`.execute(db)
      await sql`
        update consents set text_version = 0,
          record = jsonb_set(record, '{piiProcessing,privacyNotice,version}', '0')`.execute(db)
      await sql`alter table consents enable trigger all`.execute(db)
    })
    expect((await list()).notices[1]).toMatchObject({ state: 'outdated', consentId: null })
    const fresh = await give()
    expect((await list()).notices[1]).toMatchObject({ state: 'given', consentId: fresh.recordId })
    const ends = (await list()).records.map(({ recordId, events }) => [recordId, events.at(-1)?.eventState])
    expect(ends).toEqual([
      [fresh.recordId, 'given'],
      [old.recordId, 'replaced'],
    ])
  })
})
