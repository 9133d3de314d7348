import { confirmation, type Quote } from '@offerdock/sdk/contract'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { v7 as uuidV7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'

const wrongCode = (code: string) => (code === '00' ? '01' : '00')

/** What the tests do with a confirm that has to wait, at this bank. */
function actsAt(bank: { origin: string }) {
  const prepare = async (personaId = 'bo', clientId = clients.demo.clientId) => {
    const token = await api.openSession(bank.origin, personaId, clientId)
    return { token, quote: await api.makeQuote(bank.origin, token), key: uuidV7() }
  }
  const read = async (token: string, quote: Quote, key: string) =>
    z.parse(confirmation, (await api.confirm(bank.origin, token, quote, { key })).json)
  const gate = async (token: string, quote: Quote, key: string) => {
    const answer = await read(token, quote, key)
    if (answer.status !== 'step_up' && answer.status !== 'cooling_off')
      throw new Error(`the bank said ${answer.status}`)
    const matchCode = answer.status === 'step_up' ? answer.matchCode : ''
    return { ...answer, matchCode, path: new URL(answer.url).pathname }
  }
  const codeOf = async (answer: Promise<api.Answer>) => api.readProblem(await answer).code
  const page = async (path: string) => (await api.call(bank.origin, `GET ${path}`)).text
  const submit = (path: string, fields: Record<string, string>) => api.submitSignIn(bank.origin, path, fields)
  const state = async (token: string) => (await api.readState(bank.origin, token)).gate
  return { prepare, read, gate, codeOf, page, submit, state }
}

describe.each(stores)('a confirm that has to wait, on the %s database', (store) => {
  const bank = useBank(store)
  const { prepare, read, gate, codeOf, page, submit, state } = actsAt(bank)

  describe('for step-up', () => {
    test('stands between the confirm and the agreement, which the same key then gets', async () => {
      const { token, quote, key } = await prepare()
      expect(await state(token)).toBeUndefined()
      const { path, matchCode, url } = await gate(token, quote, key)
      expect(url).toMatch(new RegExp(`^${bank.origin}/step-up/[\\w-]{22}$`))
      expect(await state(token)).toEqual({ quoteId: quote.quoteId, status: 'pending' })
      expect(await read(token, quote, key)).toMatchObject({ status: 'step_up', url, matchCode })
      const answer = await submit(path, { code: matchCode })
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, path])
      expect(await state(token)).toEqual({ quoteId: quote.quoteId, status: 'done' })
      const first = await api.confirm(bank.origin, token, quote, { key })
      expect((await api.confirmed(first)).agreement.conversionId).toBe(key)
      expect((await api.confirm(bank.origin, token, quote, { key })).text).toBe(first.text)
    })

    test('is for everybody whose panel could not prove that it was seen, and a repeat goes on', async () => {
      const { token, quote, key } = await prepare('ling')
      const unproved = () => api.confirm(bank.origin, token, quote, { key, sight: 'unproved' })
      const gated = z.parse(confirmation, (await unproved()).json)
      if (gated.status !== 'step_up') throw new Error(`the bank said ${gated.status}`)
      await submit(new URL(gated.url).pathname, { code: gated.matchCode })
      expect((await api.confirmed(unproved())).agreement.conversionId).toBe(key)
    })

    test.each(['proved', undefined] as const)('that was asked for is not got past with %s sight', async (sight) => {
      const { token, quote, key } = await prepare('ling')
      const confirm = (changes: object) => api.confirm(bank.origin, token, quote, changes)
      const gated = z.parse(confirmation, (await confirm({ key, sight: 'unproved' })).json)
      if (gated.status !== 'step_up') throw new Error(`the bank said ${gated.status}`)
      const more = sight && { sight }
      expect((await confirm({ key, ...more })).json).toEqual(gated)
      expect((await confirm(more ?? {})).json).toMatchObject({ status: 'step_up' })
      await submit(new URL(gated.url).pathname, { code: gated.matchCode })
      await api.confirmed(confirm({ key, ...more }))
    })

    test('is for nobody who proved it, who has no panel, or whose bank lets them pass', async () => {
      const { token, quote } = await prepare('ling')
      const trusting = await prepare('ling', clients.briefCapture.clientId)
      const answers = [
        await api.confirm(bank.origin, token, quote, { sight: 'proved' }),
        await api.confirm(bank.origin, token, await api.makeQuote(bank.origin, token)),
        await api.confirm(bank.origin, trusting.token, trusting.quote, { sight: 'unproved' }),
      ]
      for (const { json } of answers) expect(json).toMatchObject({ status: 'confirmed' })
    })

    test('names host, order, amount, plan and total, in the language of the quote', async () => {
      const token = await api.openSession(bank.origin, 'bo')
      const order = api.makeOrder({ orderRef: `<i>${uuidV7()}</i>`, locale: 'zh-CN', couponId: 'app-50' })
      const text = await page((await gate(token, await api.makeQuote(bank.origin, token, order), uuidV7())).path)
      for (const part of [
        'lang="zh-CN"',
        'http://localhost:4000',
        '&lt;i&gt;',
        '¥4,999.00',
        '−¥50.00',
        '分 12 期',
        '13.03%',
        '¥356.28',
        '¥5,305.28',
      ]) {
        expect(text).toContain(part)
      }
      expect(text).toContain('data-od="match-code-input"')
      expect(text).not.toContain('<script')
    })

    test('of a quote for a French panel is in French, figures too', async () => {
      const token = await api.openSession(bank.origin, 'bo')
      const order = api.makeOrder({ orderRef: uuidV7(), locale: 'fr' })
      const quote = await api.makeQuote(bank.origin, token, order)
      expect(quote.disclosureLocale).toBe('en') // the law's words are in the bank's languages
      const text = await page((await gate(token, quote, uuidV7())).path)
      for (const part of ['<html lang="fr">', 'c’est bien vous', '12 échéances', '13,03', '5\u202f358,88\u00a0CNY']) {
        expect(text).toContain(part)
      }
    })

    test('of one quote and key opens no other', async () => {
      const { token, quote, key } = await prepare()
      const { path, matchCode } = await gate(token, quote, key)
      await submit(path, { code: matchCode })
      expect((await gate(token, quote, uuidV7())).url).not.toContain(path)
      const other = await api.makeQuote(bank.origin, token)
      expect((await gate(token, other, uuidV7())).status).toBe('step_up')
      await api.confirmed(api.confirm(bank.origin, token, quote, { key }))
    })

    test('ends with three wrong codes, and the quote with it', async () => {
      const { token, quote, key } = await prepare()
      const { path, matchCode } = await gate(token, quote, key)
      await submit(path, { code: wrongCode(matchCode) })
      expect(await page(path)).toMatch(/role="alert"/)
      await submit(path, { code: wrongCode(matchCode) })
      expect(await state(token)).toMatchObject({ status: 'pending' })
      await submit(path, { code: wrongCode(matchCode) })
      await submit(path, { code: matchCode })
      expect(await state(token)).toMatchObject({ status: 'ended' })
      expect(await codeOf(api.confirm(bank.origin, token, quote, { key }))).toBe('expired')
      expect(await codeOf(api.confirm(bank.origin, token, quote))).toBe('expired')
    })

    test('counts tries at once as tries one after another', async () => {
      const { token, quote, key } = await prepare()
      const { path, matchCode } = await gate(token, quote, key)
      await Promise.all(Array.from({ length: 3 }, () => submit(path, { code: wrongCode(matchCode) })))
      await submit(path, { code: matchCode })
      expect(await state(token)).toMatchObject({ status: 'ended' })
    })

    test('canceled calls the quote off and leaves the order free', async () => {
      const { token, quote, key } = await prepare()
      const { path } = await gate(token, quote, key)
      await submit(path, { cancel: '1' })
      expect(await codeOf(api.confirm(bank.origin, token, quote, { key }))).toBe('expired')
      const order = api.makeOrder({ orderRef: quote.orderRef })
      const again = await gate(token, await api.makeQuote(bank.origin, token, order), uuidV7())
      expect(await page(again.path)).toContain('data-od="step-up"')
    })

    test('is three times there for a quote, for however many confirms at once', async () => {
      const { token, quote } = await prepare()
      const answers = await Promise.all(Array.from({ length: 8 }, () => api.confirm(bank.origin, token, quote)))
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array(3).fill(200), ...Array(5).fill(410)])
    })

    test('is asked of the same viewer in a new session, which then hears of it', async () => {
      const { token, quote, key } = await prepare()
      const { url } = await gate(token, quote, key)
      const again = await api.openSession(bank.origin, 'bo')
      expect((await gate(again, quote, key)).url).toBe(url)
      expect(await state(again)).toEqual({ quoteId: quote.quoteId, status: 'pending' })
    })

    test('is not for a form from elsewhere, nor at an address that is not there', async () => {
      const { token, quote, key } = await prepare()
      const { path, matchCode } = await gate(token, quote, key)
      const foreign = { 'Sec-Fetch-Site': 'cross-site' }
      expect((await api.submitSignIn(bank.origin, path, { code: matchCode }, foreign)).status).toBe(403)
      for (const unknown of ['/step-up/none', path.replace('step-up', 'cooling-off'), '/step-up/%00']) {
        expect((await submit(unknown, { code: matchCode })).status).toBe(404)
        const answer = await api.call(bank.origin, `GET ${unknown}`)
        expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=UTF-8'])
      }
      expect(await state(token)).toMatchObject({ status: 'pending' })
    })

    test('survives kill -9 between proof and agreement', async () => {
      const { token, quote, key } = await prepare()
      const { path, matchCode } = await gate(token, quote, key)
      await submit(path, { code: matchCode })
      await bank.restart('SIGKILL')
      expect(await read(token, quote, key)).toMatchObject({ status: 'confirmed' })
    })
  })

  describe('for cooling-off', () => {
    test('waits, and then the same key gets the agreement', async () => {
      const { token, quote, key } = await prepare('ling', clients.briefCooling.clientId)
      const { status, url } = await gate(token, quote, key)
      expect([status, url]).toEqual(['cooling_off', expect.stringMatching(`^${bank.origin}/cooling-off/`)])
      expect(await state(token)).toEqual({ quoteId: quote.quoteId, status: 'done' })
      expect((await read(token, quote, key)).status).toBe('confirmed')
    })

    test('says until when, that nothing was agreed, and can be called off', async () => {
      const { token, quote, key } = await prepare('ling', clients.cooling.clientId)
      const { path } = await gate(token, quote, key)
      const text = await page(path)
      for (const part of ['没有达成任何协议', quote.orderRef, '¥5,358.88', 'GMT+8']) expect(text).toContain(part)
      expect((await gate(token, quote, key)).path).toBe(path)
      await submit(path, { code: '00' })
      expect(await state(token)).toMatchObject({ status: 'pending' })
      await submit(path, { cancel: '1' })
      expect(await state(token)).toMatchObject({ status: 'ended' })
      expect(await page(path)).toContain('已取消')
      expect(await codeOf(api.confirm(bank.origin, token, quote, { key }))).toBe('expired')
    })

    test('is for what is financed above the limit only', async () => {
      const token = await api.openSession(bank.origin, 'ling', clients.cooling.clientId)
      const atLimit = await api.makeQuote(bank.origin, token, api.makeOrder({ orderMinor: 400_000 }))
      expect((await read(token, atLimit, uuidV7())).status).toBe('confirmed')
      const inFull = await api.makeQuote(bank.origin, token, api.makeOrder(), null)
      expect((await read(token, inFull, uuidV7())).status).toBe('confirmed')
    })

    test('comes before step-up', async () => {
      const { token, quote, key } = await prepare('bo', clients.briefCooling.clientId)
      expect((await gate(token, quote, key)).status).toBe('cooling_off')
      const { status, path, matchCode } = await gate(token, quote, key)
      expect(status).toBe('step_up')
      await submit(path, { code: matchCode })
      expect((await read(token, quote, key)).status).toBe('confirmed')
    })
  })
})

describe('time', () => {
  const bank = useBank('PostgreSQL')
  const { prepare, read, gate, codeOf, page, submit, state } = actsAt(bank)
  const openDatabase = () =>
    new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: bank.databaseUrl }) }) })

  test('ends a step-up after five minutes; two more are made of a quote, and no fourth', async () => {
    const db = openDatabase()
    const { token, quote, key } = await prepare()
    for (const round of [1, 2, 3]) {
      const { path, matchCode } = await gate(token, quote, key)
      await sql`update confirm_gates set ends_at = ends_at - interval '299 s' where status = 'pending'`.execute(db)
      expect([round, (await state(token))?.status]).toEqual([round, 'pending'])
      await sql`update confirm_gates set ends_at = ends_at - interval '1 s' where status = 'pending'`.execute(db)
      await submit(path, { code: matchCode })
      expect([round, (await state(token))?.status]).toEqual([round, 'expired'])
      expect(await page(path)).toContain('5 分钟')
    }
    expect(await codeOf(api.confirm(bank.origin, token, quote, { key }))).toBe('expired')
    await db.destroy()
  })

  test('keeps the quote open until the wait is over, and then as long as the bank said', async () => {
    const db = openDatabase()
    const pass = async (wait: string) => {
      await sql`update quotes set expires_at = expires_at - ${wait}::interval`.execute(db)
      await sql`update confirm_gates set ends_at = ends_at - ${wait}::interval`.execute(db)
    }
    const early = await prepare('ling', clients.cooling.clientId)
    const { path } = await gate(early.token, early.quote, early.key)
    await pass('59 minutes')
    expect((await read(early.token, early.quote, early.key)).status).toBe('cooling_off')
    await pass('1 minute')
    expect(await page(path)).toContain('等待时间已到')
    expect((await read(early.token, early.quote, early.key)).status).toBe('confirmed')
    const late = await prepare('ling', clients.cooling.clientId)
    await gate(late.token, late.quote, late.key)
    await pass('70 minutes')
    expect(await codeOf(api.confirm(bank.origin, late.token, late.quote, { key: late.key }))).toBe('expired')
    await db.destroy()
  })
})
