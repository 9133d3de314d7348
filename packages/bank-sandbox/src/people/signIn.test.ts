import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { describe, expect, test } from 'vitest'
import * as api from '../testing/callBank.ts'
import { stores, useBank } from '../testing/useBank.ts'

const wrongCode = (code: string) => (code === '00' ? '01' : '00')

describe.each(stores)('sign-in on the %s database', (store) => {
  const bank = useBank(store)
  const begin = async () => {
    const token = await api.openSession(bank.origin, null)
    return { token, ...(await api.requestSignIn(bank.origin, token)) }
  }
  const submit = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    api.submitSignIn(bank.origin, path, fields, headers)
  const page = async (path: string) => (await api.call(bank.origin, `GET ${path}`)).text
  const state = async (token: string) => {
    const { signIn, viewer } = await api.readState(bank.origin, token)
    return [signIn, viewer?.displayName ?? null]
  }

  test('with the code on the panel makes the session the persona’s', async () => {
    const { token, path, matchCode } = await begin()
    expect(await state(token)).toEqual(['pending', null])
    expect(await page(path)).toContain('data-od="persona" data-persona="ling"')
    const answer = await submit(path, { code: matchCode, persona: 'ling' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, path])
    expect(await state(token)).toEqual(['done', 'Ling'])
    expect(await page(path)).toContain('Return to the shop')
    await submit(path, { code: matchCode, persona: 'wei' })
    expect(await state(token)).toEqual(['done', 'Ling'])
  })

  test('ends after three wrong codes, and then the right one is of no use', async () => {
    const { token, path, matchCode } = await begin()
    await submit(path, { code: wrongCode(matchCode), persona: 'ling' })
    expect(await page(path)).toContain('2 tries left')
    await submit(path, { code: wrongCode(matchCode), persona: 'ling' })
    expect(await page(path)).toContain('1 try left')
    expect(await state(token)).toEqual(['pending', null])
    await submit(path, { code: wrongCode(matchCode), persona: 'ling' })
    expect(await page(path)).toContain('wrong three times')
    await submit(path, { code: matchCode, persona: 'ling' })
    expect(await state(token)).toEqual(['ended', null])
  })

  test('counts tries at once as tries one after another', async () => {
    const requests = await Promise.all(Array.from({ length: 5 }, begin))
    const tries = requests.flatMap((request) => [request, request, request])
    await Promise.all(tries.map(({ path, matchCode }) => submit(path, { code: wrongCode(matchCode), persona: 'ling' })))
    const states = await Promise.all(requests.map(({ token }) => state(token)))
    expect(states).toEqual(Array(5).fill(['ended', null]))
  })

  test('ends when it is canceled or replaced', async () => {
    const { token, path } = await begin()
    await submit(path, { cancel: '1' })
    expect(await state(token)).toEqual(['ended', null])
    const second = await api.requestSignIn(bank.origin, token)
    const third = await api.requestSignIn(bank.origin, token)
    await submit(second.path, { code: second.matchCode, persona: 'ling' })
    expect(await state(token)).toEqual(['pending', null])
    await submit(third.path, { code: third.matchCode, persona: 'ling' })
    expect(await state(token)).toEqual(['done', 'Ling'])
  })

  test('shows who asks and for what, in the viewer’s language', async () => {
    const token = await api.openSession(bank.origin, null)
    const order = { orderRef: '<b>ord</b>', orderMinor: 123_456 }
    const { path } = await api.requestSignIn(bank.origin, token, { ...order, locale: 'zh-Hans-CN' })
    const text = await page(path)
    for (const part of [
      'lang="zh-CN"',
      'http://localhost:4000',
      '&lt;b&gt;ord&lt;/b&gt;',
      '¥1,234.56',
      '可选全部分期方案',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toContain('<script')
  })

  test.each([
    ['fr-CA', '<html lang="fr">', 'Connexion à votre banque', '<span lang="en" dir="auto">Sandbox Bank Ltd.'],
    ['ar', '<html lang="ar" dir="rtl">', 'تسجيل الدخول إلى البنك', 'dir="ltr">400-000-0100'],
    ['zh-TW', '<html lang="zh-HK">', '登入銀行', '<span lang="zh-HK" dir="auto">可選所有分期方案'],
  ])('of a panel in %s is in that language, and marks what is not', async (locale, ...parts) => {
    const token = await api.openSession(bank.origin, null)
    const { path } = await api.requestSignIn(bank.origin, token, { locale })
    const text = await page(path)
    for (const part of parts) expect(text).toContain(part)
  })

  test('is refused for a foreign origin, a foreign form, an unknown persona and an unknown request', async () => {
    const { token, path, matchCode } = await begin()
    const body = { hostOrigin: 'http://localhost:4001', orderRef: 'o', orderMinor: 1, currency: 'CNY', locale: 'en' }
    const foreign = await api.call(bank.origin, 'POST /v1/sessions/sign-in', { token, body })
    expect(api.readProblem(foreign).detail).toMatch(/^\$\.hostOrigin/)
    const form = await api.call(bank.origin, `POST ${path}`, {
      body: `code=${matchCode}&persona=ling`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'cross-site' },
    })
    expect(form.status).toBe(403)
    for (const origin of ['https://evil.example', `${bank.origin}.evil.example`, 'http://localhost:4000']) {
      expect((await submit(path, { code: matchCode, persona: 'ling' }, { Origin: origin })).status).toBe(403)
    }
    expect((await submit(path, { code: matchCode, persona: 'nobody' })).status).toBe(400)
    for (const unknown of ['/sign-in/none', '/sign-in/%00', `/sign-in/${'x'.repeat(65)}`, '/sign-in/a/b']) {
      expect((await submit(unknown, { code: matchCode, persona: 'ling' })).status).toBe(404)
      expect((await api.call(bank.origin, `GET ${unknown}`)).status).toBe(404)
    }
    expect(await state(token)).toEqual(['pending', null])
  })

  test.each(['null', 'own'])('is accepted from the origin %s', async (origin) => {
    const { token, path, matchCode } = await begin()
    const headers = { Origin: origin === 'own' ? bank.origin : origin, 'Sec-Fetch-Site': 'same-origin' }
    expect((await submit(path, { code: matchCode, persona: 'ling' }, headers)).status).toBe(303)
    expect(await state(token)).toEqual(['done', 'Ling'])
  })

  test('answers a form it cannot read with a page', async () => {
    const { token, path, matchCode } = await begin()
    const post = async (type: string, body: string) => {
      const answer = await api.call(bank.origin, `POST ${path}`, { body, headers: { 'Content-Type': type } })
      expect(answer.headers.get('Content-Type')).toMatch(/^text\/html/)
      expect(answer.text).toContain('<h1>')
      return answer.status
    }
    const part = (name: string, value: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const multipart = `${part('code', matchCode)}${part('persona', 'ling')}--b--\r\n`
    expect(await post('multipart/form-data; boundary=b', multipart)).toBe(400)
    expect(await post('multipart/form-data; boundary=b', 'torn')).toBe(400)
    expect(await post('text/plain', `code=${matchCode}&persona=ling`)).toBe(400)
    expect(await post('application/x-www-form-urlencoded', 'persona=nobody')).toBe(400)
    expect(await post('application/x-www-form-urlencoded', `code=${'1'.repeat(16_400)}`)).toBe(413)
    expect(await state(token)).toEqual(['pending', null])
  })

  test('goes away with its session', async () => {
    const { token, path } = await begin()
    expect((await api.call(bank.origin, 'DELETE /v1/sessions/me', { token })).status).toBe(204)
    expect(api.readProblem(await api.call(bank.origin, 'GET /v1/sessions/me', { token })).code).toBe('unauthorized')
    expect((await api.call(bank.origin, `GET ${path}`)).status).toBe(404)
  })

  // By hand on the clock of the database, which the embedded one has to itself. Last, because every session ends.
  if (store === 'PostgreSQL') {
    test('ends a sign-in request after two minutes and a session after its own time, by the database’s clock', async () => {
      const db = new Kysely({
        dialect: new PostgresDialect({ pool: new Pool({ connectionString: bank.databaseUrl }) }),
      })
      const token = await api.openSession(bank.origin, null)
      const { path, matchCode } = await api.requestSignIn(bank.origin, token)
      await sql`update sign_ins set expires_at = expires_at - interval '119 s'`.execute(db)
      expect((await api.readState(bank.origin, token)).signIn).toBe('pending')
      await sql`update sign_ins set expires_at = expires_at - interval '1 s'`.execute(db)
      expect((await api.readState(bank.origin, token)).signIn).toBe('expired')
      await api.submitSignIn(bank.origin, path, { code: matchCode, persona: 'ling' })
      expect(await api.readState(bank.origin, token)).toMatchObject({ signIn: 'expired', viewer: null })
      expect((await api.call(bank.origin, `GET ${path}`)).text).toContain('has run out')
      await sql`update sessions set expires_at = now()`.execute(db)
      expect((await api.call(bank.origin, 'GET /v1/sessions/me', { token })).status).toBe(401)
      const { rows } = await sql<{ token_hash: string }>`select token_hash from sessions`.execute(db)
      expect(rows.map(({ token_hash }) => token_hash)).not.toContain(token)
      await db.destroy()
    })
  }
})
