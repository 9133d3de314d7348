import { createHash } from 'node:crypto'
import { type Catalog, catalog, consents } from '@offerdock/sdk/contract'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { builtInSeed, writeSeed } from '../testing/makeSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'

const seed = builtInSeed()
const known = seed.clients.map(({ clientId, offer }) => [clientId, seed.offers[offer]?.currency.code ?? ''] as const)

describe.each(stores)('the catalog on the %s database', (store) => {
  const bank = useBank(store, { SEED: writeSeed(seed) })
  const address = (clientId: string, currency: string) => `/v1/catalog?client=${clientId}&currency=${currency}`
  const readCatalog = async (clientId: string, currency: string): Promise<Catalog> =>
    z.parse(catalog, (await api.call(bank.origin, `GET ${address(clientId, currency)}`)).json)

  test.each(known)('of %s gives plans that the bank quotes, to the last unit', async (clientId, currency) => {
    const terms = await readCatalog(clientId, currency)
    const token = await api.openSession(bank.origin, null, clientId)
    const { path, matchCode } = await api.requestSignIn(bank.origin, token, { currency })
    await api.submitSignIn(bank.origin, path, { code: matchCode, persona: 'ling' })
    for (const { planId, categories = terms.categories, minimumMinor = 0 } of terms.plans) {
      const orderMinor = Math.max(terms.minimumMinor, minimumMinor) + 12_347
      const order = api.makeOrder({ currency, orderMinor, category: categories[0] ?? null, locale: 'en' })
      const quote = await api.makeQuote(bank.origin, token, order, planId)
      const { plan } = quote
      const paidMinor = plan?.schedule.reduce((sum, { totalMinor }) => sum + totalMinor, 0) ?? 0
      expect(paidMinor + (plan?.chargeAtDrawdownMinor ?? 0)).toBe(quote.totalMinor)
      expect(quote).toMatchObject({ orderMinor, financedMinor: orderMinor, plan: { planId } })
      expect(quote.totalMinor).toBe(orderMinor + (plan?.interestMinor ?? 0))
      expect(plan?.apr.convention).toBe(terms.aprConvention)
    }
  })

  test('is the same bytes after another start, for GET with a body and for HEAD without', async () => {
    const line = address('pk_test_demo', 'CNY')
    const before = await api.call(bank.origin, `GET ${line}`)
    await bank.restart('SIGTERM')
    const after = await api.call(bank.origin, `GET ${line}`)
    expect(after.text).toBe(before.text)
    expect(after.headers.get('ETag')).toBe(before.headers.get('ETag'))
    const head = await fetch(bank.origin + line, { method: 'HEAD' })
    expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, after.headers.get('ETag'), ''])
    const known = await api.call(bank.origin, `GET ${line}`, {
      headers: { 'If-None-Match': `W/${head.headers.get('ETag')}` },
    })
    expect([known.status, known.text]).toEqual([304, ''])
  })

  test('asked many times at once differs in nothing but the id, and every answer is counted', async () => {
    const count = async () => {
      const { text } = await api.call(bank.origin, 'GET /metrics')
      const series = 'offerdock_requests_total{route="/v1/catalog",method="GET",status="200"}'
      return Number(
        text
          .split('\n')
          .find((line) => line.startsWith(series))
          ?.slice(series.length) ?? 0,
      )
    }
    const before = await count()
    const ask = () => api.call(bank.origin, `GET ${address('pk_test_demo', 'CNY')}`)
    const first = await ask()
    const answers = [first, ...(await Promise.all(Array.from({ length: 20 }, ask)))]
    const ids = new Set(answers.map(({ headers }) => headers.get('X-Request-Id')))
    expect(ids.size).toBe(21)
    const rest = ({ status, text, headers }: api.Answer) => {
      const { 'x-request-id': _, date, ...others } = Object.fromEntries(headers)
      return { status, text, others }
    }
    for (const answer of answers) expect(rest(answer)).toEqual(rest(first))
    expect(await count()).toBe(before + 21)
  })

  test('lists texts that are kept for ever under the hash of their words, and that the cost sheet has', async () => {
    const { texts = [] } = await readCatalog('pk_test_demo', 'CNY')
    const token = await api.openSession(bank.origin)
    const { disclosure } = await api.makeQuote(bank.origin, token)
    for (const { hash, key, locale } of texts) {
      const text = await api.call(bank.origin, `GET /v1/texts/${hash}`)
      expect(createHash('sha256').update(text.text).digest('hex')).toBe(hash)
      expect(Object.fromEntries(text.headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-language': locale,
      })
      if (key === 'CN-12' && locale === 'zh-CN') expect(disclosure).toContain(text.text)
    }
    expect(texts.map(({ key }) => key)).toEqual(expect.arrayContaining(['CN-12', 'complaints']))
    const unknown = await api.call(bank.origin, `GET /v1/texts/${'0'.repeat(64)}`)
    expect(api.readProblem(unknown).code).toBe('not-found')
  })

  test('leaves out a campaign, whose plan is for orders that name it in its rooms', async () => {
    const token = await api.openSession(bank.origin)
    const plan = async (claim: Record<string, unknown>) => {
      const { plans } = await api.makeOffers(bank.origin, token, api.makeOrder(claim))
      return plans.find(({ planId }) => planId === 'p12-free')
    }
    expect(await plan({ campaign: '1111', room: 'room-1' })).toMatchObject({ interestMinor: 0, refused: null })
    for (const claim of [{}, { room: 'room-1' }, { campaign: '1111' }, { campaign: '1111', room: 'room-9' }]) {
      expect(await plan(claim)).toBeUndefined()
    }
    const own = await api.makeQuote(bank.origin, token, api.makeOrder({ campaign: '1111', room: 'room-1' }), 'p12-free')
    expect(own).toMatchObject({ totalMinor: 499_900 })
    const body = { ...api.makeOrder({ campaign: '1111', room: 'room-9' }), planId: 'p12-free' }
    expect(api.readProblem(await api.call(bank.origin, 'POST /v1/quotes', { token, body })).code).toBe('no-offer')
  })

  test('is what everybody gets who has not consented to personal terms', async () => {
    const token = await api.openSession(bank.origin)
    const order = api.makeOrder()
    /** All but the instant, which is another each time. */
    const makeOffers = async () => {
      const { pricing, ...offers } = await api.makeOffers(bank.origin, token, order)
      return { ...offers, pricing: { ...pricing, at: null } }
    }
    const standard = await makeOffers()
    expect(standard).toMatchObject({ terms: 'standard' })
    const listed = z.parse(consents, (await api.call(bank.origin, 'GET /v1/consents?locale=en', { token })).json)
    const notice = listed.notices.find(({ purpose }) => purpose === 'personalisation')
    const body = { purpose: 'personalisation', textHash: notice?.textHash, locale: 'en' }
    expect((await api.call(bank.origin, 'POST /v1/consents', { token, body })).status).toBe(200)
    const personal = await makeOffers()
    expect(personal).toMatchObject({
      terms: 'personal',
      personal: [
        { planId: 'p6', standardTotalMinor: 517_894 },
        { planId: 'p12', standardTotalMinor: 535_888 },
      ],
    })
    expect(await makeOffers()).toEqual(personal)
    // 0.60 % of 4,999.00 is 29.994, and four fifths of that are 23.9952.
    expect((await api.makeQuote(bank.origin, token, order)).totalMinor).toBe(499_900 + 12 * 2400)
    await api.call(bank.origin, 'DELETE /v1/consents/personalisation', { token })
    expect(await makeOffers()).toEqual(standard)
  })
})
