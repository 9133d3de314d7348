import { eventPage, type RefundFacts, refundAnswer, viewerAgreement, viewerAgreements } from '@offerdock/sdk/contract'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'

const show = (minor: number) => (minor / 100).toLocaleString('en', { minimumFractionDigits: 2 })

const itemOf = (list: string, id: string) => list.slice(list.indexOf(id), list.indexOf('</li>', list.indexOf(id)))

/** The amounts of a page by their names; `−¥50.00` is -5000. */
function minorsOf(page: string): Record<string, number> {
  const rows = page.matchAll(/<dt>([^<]+)<\/dt><dd>(−?)¥([\d,.]+)<\/dd>/g)
  return Object.fromEntries(
    [...rows].map(([, name = '', sign, amount = '']) => [name, Number(`${sign && '-'}${amount.replace(/[,.]/g, '')}`)]),
  )
}

describe.each(stores)('my agreements on the %s database', (store) => {
  const bank = useBank(store)

  const buy = async (personaId = 'ling', clientId = clients.demo.clientId) =>
    buyAs(await api.openSession(bank.origin, personaId, clientId))
  const buyAs = async (token: string, order = api.makeOrder(), planId: string | null = 'p12') => {
    const quote = await api.makeQuote(bank.origin, token, order, planId)
    return { token, quote, ...(await api.confirmed(api.confirm(bank.origin, token, quote))) }
  }
  const listed = async (token: string) =>
    z.parse(viewerAgreements, (await api.call(bank.origin, 'GET /v1/me/agreements', { token })).json).agreements
  const find = async (token: string, id: string) => (await listed(token)).find(({ agreementId }) => agreementId === id)
  const capture = (id: string, secret = clients.demo.secret) =>
    api.call(bank.origin, `POST /v1/agreements/${id}/capture`, { token: secret })
  const withdraw = (token: string, id: string) =>
    api.call(bank.origin, `POST /v1/me/agreements/${id}/withdraw`, { token })

  /** A browser on the pages: it keeps the cookie and follows nothing by itself. */
  const openPages = async (personaId: string | null) => {
    let cookie = ''
    const get = (path: string) => api.call(bank.origin, `GET ${path}`, { headers: { Cookie: cookie } })
    const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      api.submitSignIn(bank.origin, path, fields, { Cookie: cookie, ...headers })
    if (personaId !== null) {
      const answer = await post('/agreements/sign-in?lang=en', { persona: personaId })
      cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    }
    return { get, post, cookie }
  }

  test('shows the schedule, the text that was read, and the receipt', async () => {
    const { token, quote, agreement, receipt } = await buy()
    const [own] = await listed(token)
    expect(own).toMatchObject({
      ...agreement,
      receipt,
      disclosure: quote.disclosure,
      disclosureHash: quote.disclosureHash,
      schedule: quote.plan?.schedule,
      apr: quote.plan?.apr,
      withdrawalRequestedAt: null,
      actions: ['abandon'],
    })
    expect(Date.parse(own?.withdrawBefore ?? '') - Date.parse(agreement.confirmedAt)).toBe(14 * 24 * 3_600_000)
  })

  test('are the viewer’s own of this client, and nobody else’s', async () => {
    const { agreement } = await buy('gao')
    const elsewhere = await buy('gao', clients.other.clientId)
    const mine = await listed(await api.openSession(bank.origin, 'gao'))
    expect(mine.map(({ agreementId }) => agreementId)).toEqual([agreement.agreementId])
    expect((await listed(elsewhere.token)).map(({ agreementId }) => agreementId)).not.toContain(agreement.agreementId)
    expect(await find(await api.openSession(bank.origin, 'wei'), agreement.agreementId)).toBeUndefined()
    const anonymous = await api.openSession(bank.origin, null)
    const answer = await api.call(bank.origin, 'GET /v1/me/agreements', { token: anonymous })
    expect(api.readProblem(answer).code).toBe('unauthorized')
    const { get } = await openPages('gao')
    const list = (await get('/agreements')).text
    for (const { agreementId } of [agreement, elsewhere.agreement]) expect(list).toContain(agreementId)
    expect((await (await openPages('wei')).get(`/agreements/${agreement.agreementId}`)).status).toBe(404)
  })

  test('may be withdrawn from once captured: the bank records it and the agreement stays', async () => {
    const { token, agreement } = await buy()
    const { agreementId } = agreement
    expect(api.readProblem(await withdraw(token, agreementId)).code).toBe('wrong-state')
    await capture(agreementId)
    expect((await find(token, agreementId))?.actions).toEqual(['withdraw'])
    expect(api.readProblem(await withdraw(await api.openSession(bank.origin, 'wei'), agreementId)).code).toBe(
      'not-found',
    )
    const first = z.parse(viewerAgreement, (await withdraw(token, agreementId)).json)
    expect(first).toMatchObject({ status: 'captured', actions: [] })
    expect(first.withdrawalRequestedAt).not.toBeNull()
    expect((await withdraw(token, agreementId)).json).toEqual(first)
    const { events } = z.parse(
      eventPage,
      (await api.call(bank.origin, `GET /admin/events?agreementId=${agreementId}`)).json,
    )
    const types = events.map(({ type }) => type)
    expect(types).toEqual(['agreement.reserved', 'agreement.captured', 'agreement.withdrawal_requested'])
  })

  test('show what is due after a refund', async () => {
    const { token, agreement } = await buy()
    await capture(agreement.agreementId)
    const { agreementId } = agreement
    await api.refund(bank.origin, { secret: clients.demo.secret, agreementId, refundMinor: 100_000 })
    const own = await find(token, agreementId)
    expect(own).toMatchObject({ status: 'refunded', refundedMinor: 100_000, actions: ['withdraw'] })
    expect(own?.schedule.reduce((sum, { principalMinor }) => sum + principalMinor, 0)).toBe(399_900)
    const owedMinor = own?.schedule.reduce((sum, { totalMinor }) => sum + totalMinor, 0) ?? 0
    const owed = show(owedMinor)
    const { get } = await openPages('ling')
    const item = itemOf((await get('/agreements?lang=en')).text, agreementId)
    for (const part of ['>Partly refunded<', owed]) expect(item).toContain(part)
    const page = (await get(`/agreements/${agreementId}?lang=en`)).text
    expect(page).toMatch(new RegExp(`<dt>Still to pay</dt><dd>[^<]*${owed}</dd>`))
    expect(page).not.toContain('Total to pay')
    await api.refund(bank.origin, { secret: clients.demo.secret, agreementId, refundMinor: 399_900 })
    expect((await get(`/agreements/${agreementId}?lang=zh-CN`)).text).toContain('data-od="status">已退款<')
  })

  test.each([
    [null, 'Remains paid', 'of which to your card'],
    ['p12', 'Still to pay', 'of which to plan or card'],
  ])('name coupon, points and what two refunds made of them (plan %s)', async (planId, rest, toCard) => {
    const reduced = api.makeOrder({ couponId: 'app-50', points: 5000 })
    const { agreement } = await buyAs(await api.openSession(bank.origin, 'ling'), reduced, planId)
    const { agreementId, orderMinor, couponMinor = 0, pointsMinor, totalMinor } = agreement
    expect([couponMinor, pointsMinor]).toEqual([5000, 1000])
    const { get } = await openPages('ling')
    const read = async () => minorsOf((await get(`/agreements/${agreementId}?lang=en`)).text)
    const before = await read()
    expect(before).toMatchObject({ 'Order amount': orderMinor, Coupon: -couponMinor, 'Paid with points': -pointsMinor })
    const netMinor = orderMinor - couponMinor - pointsMinor
    expect(netMinor + (before['Total interest'] ?? 0)).toBe(before['Total to pay'])
    expect(before['Amount financed']).toBe(planId === null ? undefined : netMinor)

    await capture(agreementId)
    const facts: RefundFacts[] = []
    for (const refundMinor of [100_000, 33_333]) {
      const { json } = await api.refund(bank.origin, { ...clients.demo, agreementId, refundMinor })
      facts.push(z.parse(refundAnswer, json).refund)
    }
    const sum = (key: 'couponMinor' | 'pointsMinor' | 'principalMinor') => facts.reduce((all, one) => all + one[key], 0)
    const after = await read()
    expect(after).toMatchObject({
      Refunded: 133_333,
      'of which coupon (lost)': sum('couponMinor'),
      'of which back as points': sum('pointsMinor'),
      [toCard]: sum('principalMinor'),
      'Agreed total': totalMinor,
    })
    const restMinor = facts.at(-1)?.plan?.owedMinor ?? totalMinor - sum('principalMinor')
    expect(after[rest]).toBe(restMinor)
    expect(after).not.toHaveProperty('Total to pay')
    const item = itemOf((await get('/agreements?lang=en')).text, agreementId)
    for (const part of ['>Partly refunded<', `>${rest}<`, show(restMinor)]) expect(item).toContain(part)
    await api.refund(bank.origin, { ...clients.demo, agreementId, refundMinor: orderMinor - 133_333 })
    const ended = await read()
    expect([ended.Refunded, ended[rest]]).toEqual([orderMinor, 0])
    const whole = itemOf((await get('/agreements?lang=en')).text, agreementId)
    expect(whole).toContain(planId === null ? '<span>In full<' : '<span>12 payments ·')
  })

  test('can be canceled on the page, with a step to think, while they are reserved', async () => {
    const { token, agreement } = await buy()
    const { agreementId } = agreement
    const { get, post } = await openPages('ling')
    const place = `/agreements/${agreementId}`
    expect((await get(`${place}?lang=en`)).text).toContain(`href="${place}/abandon?lang=en"`)
    expect((await get(`${place}/abandon?lang=en`)).text).toContain('data-od="abandon"')
    expect((await find(token, agreementId))?.status).toBe('reserved')
    const answer = await post(`${place}/abandon?lang=en`)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${place}?lang=en`])
    expect((await find(token, agreementId))?.status).toBe('released')
    expect((await get(`${place}?lang=zh-CN`)).text).toContain('已取消')
    expect((await get(`${place}/abandon`)).status).toBe(303)
  })

  test('are not canceled when the shop was first, and then the page asks for the withdrawal', async () => {
    const { token, agreement } = await buy()
    const { get, post } = await openPages('ling')
    const place = `/agreements/${agreement.agreementId}`
    await capture(agreement.agreementId)
    const late = await post(`${place}/abandon`)
    expect([late.status, late.headers.get('Content-Type')]).toEqual([409, 'text/html; charset=UTF-8'])
    expect((await find(token, agreement.agreementId))?.status).toBe('captured')
    expect((await post(`${place}/withdraw`)).status).toBe(303)
    expect((await get(`${place}?lang=en`)).text).toContain('You asked to withdraw on')
  })

  test('have pages without script, in the language that is asked for, with the whole schedule as a table', async () => {
    const { agreement, quote, receipt } = await buy()
    const { get } = await openPages('ling')
    const zh = await get(`/agreements/${agreement.agreementId}?lang=zh-CN`)
    expect(zh.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'nonce-/)
    for (const part of ['lang="zh-CN"', '年化利率(单利)', '13.03%', receipt, quote.disclosureHash, '400-000-0100']) {
      expect(zh.text).toContain(part)
    }
    expect(zh.text.match(/<th scope="row">\d+</g)).toHaveLength(12)
    expect(zh.text.match(/<th scope="col">/g)).toHaveLength(5)
    expect(zh.text).toContain('<caption>还款计划</caption>')
    expect(zh.text).not.toContain('<script')
    expect(zh.text.match(/<td>\d{4}年\d{1,2}月\d{1,2}日</g)).toHaveLength(12)
    const en = (await get(`/agreements/${agreement.agreementId}?lang=en`)).text
    expect(en).toContain('Payment schedule')
    expect(en.match(/<td>\d{1,2} [A-Z][a-z]+ \d{4}</g)).toHaveLength(12)
    expect(en).toContain('data-od="disclosure" lang="zh-CN" dir="auto"')
    const ar = (await get(`/agreements/${agreement.agreementId}?lang=ar`)).text
    for (const part of [
      '<html lang="ar" dir="rtl">',
      'جدول السداد',
      'lang="zh-CN" dir="auto"',
      'hreflang="ja">日本語',
    ]) {
      expect(ar).toContain(part)
    }
  })

  test('need a sign-in of their own, kept in a cookie that no script and no other site can use', async () => {
    const { agreement } = await buy()
    const { get, post, cookie } = await openPages(null)
    const place = `/agreements/${agreement.agreementId}`
    const signedOut = (await get(place)).text
    expect(signedOut).toContain('data-persona="gao"')
    expect(signedOut).not.toContain(agreement.orderRef)
    expect(cookie).toBe('')
    expect((await post(`${place}/abandon`)).headers.get('Location')).toBe('/agreements?lang=en')
    const signIn = await post('/agreements/sign-in?lang=en', { persona: 'ling', place: `/${agreement.agreementId}` })
    expect(signIn.headers.get('Location')).toBe(`${place}?lang=en`)
    expect(signIn.headers.get('Set-Cookie')).toMatch(
      /^offerdock-agreements=[\w-]{43}; Max-Age=1800; Path=\/agreements; HttpOnly; SameSite=Strict$/,
    )
    const elsewhere = await post('/agreements/sign-in?lang=en', { persona: 'ling', place: '//evil.example' })
    expect(elsewhere.headers.get('Location')).toBe('/agreements?lang=en')
    expect((await post('/agreements/sign-in', { persona: 'nobody' })).status).toBe(400)
  })

  test('end one viewer’s sign-in when another one signs in', async () => {
    const { agreement } = await buy()
    const { get, post } = await openPages('ling')
    expect((await post('/agreements/sign-in', { persona: 'wei' })).status).toBe(303)
    expect((await get('/agreements')).text).not.toContain(agreement.orderRef)
  })

  test('take no form from another site, and end with the sign-out', async () => {
    const { token, agreement } = await buy()
    const { get, post } = await openPages('ling')
    const place = `/agreements/${agreement.agreementId}`
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }]) {
      expect((await post(`${place}/abandon`, {}, headers)).status).toBe(403)
    }
    expect((await find(token, agreement.agreementId))?.status).toBe('reserved')
    expect((await get(place)).text).toContain(agreement.orderRef)
    await post('/agreements/sign-out')
    expect((await get(place)).text).not.toContain(agreement.orderRef)
  })
})
