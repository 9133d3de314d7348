import { createHash } from 'node:crypto'
import { agreement, receiptClaims } from '@offerdock/sdk/contract'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { v7 as uuidV7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'

describe.each(stores)('a purchase on the %s database', (store) => {
  const bank = useBank(store)
  const { secret } = clients.demo
  const capture = (agreementId: string, token = secret) =>
    api.call(bank.origin, `POST /v1/agreements/${agreementId}/capture`, { token })
  const read = (agreementId: string, token = secret) =>
    api.call(bank.origin, `GET /v1/agreements/${agreementId}`, { token })

  test('goes from a session to a captured agreement', async () => {
    const token = await api.openSession(bank.origin)
    expect((await api.readState(bank.origin, token)).viewer).toEqual({ displayName: 'Ling', cardTail: '6021' })
    const order = api.makeOrder()
    const offers = await api.makeOffers(bank.origin, token, order)
    expect(offers.plans.map(({ planId, totalMinor, apr, refused }) => [planId, totalMinor, apr.bps, refused])).toEqual([
      ['p3', 499_900, 0, null],
      ['p6', 517_894, 1224, null],
      ['p12', 535_888, 1303, null],
    ])
    const quote = await api.makeQuote(bank.origin, token, order)
    expect(quote).toMatchObject({ orderMinor: 499_900, pointsMinor: 0, financedMinor: 499_900, totalMinor: 535_888 })
    expect(quote.plan?.schedule.map(({ totalMinor }) => totalMinor)).toEqual([...Array(11).fill(44_657), 44_661])
    expect(quote.disclosureHash).toBe(createHash('sha256').update(quote.disclosure).digest('hex'))

    const confirmed = await api.confirmed(api.confirm(bank.origin, token, quote))
    expect(confirmed.agreement).toMatchObject({ status: 'reserved', totalMinor: 535_888, planId: 'p12' })
    const { agreementId } = confirmed.agreement
    expect(z.parse(agreement, (await read(agreementId)).json)).toEqual(confirmed.agreement)
    const captured = await capture(agreementId)
    expect(z.parse(agreement, captured.json)).toEqual({ ...confirmed.agreement, status: 'captured' })
    expect((await capture(agreementId)).text).toBe(captured.text)
    expect((await read(agreementId)).text).toBe(captured.text)
  })

  test('gives a receipt that says what the agreement says', async () => {
    const token = await api.openSession(bank.origin)
    const quote = await api.makeQuote(bank.origin, token, api.makeOrder({ couponId: 'app-50' }))
    const key = uuidV7()
    const { agreement, receipt } = await api.confirmed(
      api.confirm(bank.origin, token, quote, { key, pin: 'pin-7', room: 'room-1' }),
    )
    expect(decodeProtectedHeader(receipt)).toMatchObject({ alg: 'EdDSA', typ: 'offer-receipt+jwt' })
    const jwks = createRemoteJWKSet(new URL('/.well-known/jwks.json', bank.origin))
    const { payload } = await jwtVerify(receipt, jwks, { issuer: bank.origin, audience: 'pk_test_demo' })
    expect(z.parse(receiptClaims, payload)).toEqual({
      iss: bank.origin,
      aud: 'pk_test_demo',
      sub: expect.stringMatching(/^[\w-]{43}$/),
      jti: key,
      iat: Math.floor(Date.parse(agreement.confirmedAt) / 1000),
      exp: Date.parse(agreement.captureBefore) / 1000,
      agreementId: agreement.agreementId,
      quoteId: quote.quoteId,
      orderRef: quote.orderRef,
      orderMinor: 499_900,
      pointsMinor: 0,
      couponMinor: 5000,
      financedMinor: 494_900,
      totalMinor: 530_528,
      currency: 'CNY',
      plan: 'p12',
      disclosureHash: quote.disclosureHash,
      pin: 'pin-7',
      room: 'room-1',
    })
    const captureMs = Date.parse(agreement.captureBefore) - Date.parse(agreement.confirmedAt)
    expect(Math.floor(captureMs / 3_600_000)).toBe(96)
  })

  test('in full finances nothing, has no reading time and no plan in the receipt', async () => {
    const token = await api.openSession(bank.origin, 'ling', clients.reading.clientId)
    const quote = await api.makeQuote(bank.origin, token, api.makeOrder(), null)
    expect(quote).toMatchObject({ plan: null, financedMinor: 0, totalMinor: 499_900, readingMs: 0 })
    const { receipt, agreement } = await api.confirmed(api.confirm(bank.origin, token, quote))
    expect(agreement.planId).toBeNull()
    const jwks = createRemoteJWKSet(new URL('/.well-known/jwks.json', bank.origin))
    const { payload } = await jwtVerify(receipt, jwks)
    expect(payload).toMatchObject({ financedMinor: 0, totalMinor: 499_900 })
    expect(payload).not.toHaveProperty('plan')
  })

  test('is refused below, above and outside the rules, for offers and quotes alike', async () => {
    const token = await api.openSession(bank.origin)
    const cases = [
      [{ orderMinor: 49_999 }, { code: 'below-minimum', status: 422, minimumMinor: 50_000 }],
      [{ orderMinor: 5_000_001 }, { code: 'above-maximum', status: 422, maximumMinor: 5_000_000 }],
      [{ category: '7995' }, { code: 'blocked-category', status: 422 }],
      [{ category: null }, { code: 'blocked-category', status: 422 }],
      [{ currency: 'EUR' }, { code: 'unsupported', status: 400 }],
    ] as const
    for (const [changes, problem] of cases) {
      const order = api.makeOrder(changes)
      const offers = await api.call(bank.origin, 'POST /v1/offers', { token, body: order })
      expect(api.readProblem(offers)).toMatchObject(problem)
      const quote = await api.call(bank.origin, 'POST /v1/quotes', { token, body: { ...order, planId: null } })
      expect(api.readProblem(quote)).toMatchObject(problem)
    }
  })

  test('keeps a limit of the viewer to the plans', async () => {
    const token = await api.openSession(bank.origin, 'wei')
    const order = api.makeOrder({ orderMinor: 300_001 })
    const refused = (await api.makeOffers(bank.origin, token, order)).plans.map(({ refused }) => refused)
    expect(refused).toEqual(['above-maximum', 'above-maximum', 'above-maximum'])
    const answer = await api.call(bank.origin, 'POST /v1/quotes', { token, body: { ...order, planId: 'p6' } })
    expect(api.readProblem(answer).code).toBe('no-offer')
    expect((await api.makeQuote(bank.origin, token, order, null)).plan).toBeNull()
    const atLimit = await api.makeOffers(bank.origin, token, api.makeOrder({ orderMinor: 300_000 }))
    expect(atLimit.plans.map(({ refused }) => refused)).toEqual([null, null, null])
  })

  test('shows standard terms before sign-in and binds nothing', async () => {
    const token = await api.openSession(bank.origin, null)
    const order = api.makeOrder()
    expect((await api.makeOffers(bank.origin, token, order)).plans).toHaveLength(3)
    const quote = await api.call(bank.origin, 'POST /v1/quotes', { token, body: { ...order, planId: 'p12' } })
    expect(api.readProblem(quote).code).toBe('unauthorized')
  })

  test('has one live agreement per order, and says so before the quote', async () => {
    const token = await api.openSession(bank.origin)
    const order = api.makeOrder()
    const [first, second] = [
      await api.makeQuote(bank.origin, token, order),
      await api.makeQuote(bank.origin, token, order),
    ]
    await api.confirmed(api.confirm(bank.origin, token, first))
    expect(api.readProblem(await api.confirm(bank.origin, token, second)).code).toBe('order-taken')
    const third = await api.call(bank.origin, 'POST /v1/quotes', { token, body: { ...order, planId: 'p6' } })
    expect(api.readProblem(third)).toMatchObject({ code: 'order-taken', status: 409 })
    const otherToken = await api.openSession(bank.origin, 'ling', clients.other.clientId)
    const other = await api.makeQuote(bank.origin, otherToken, order)
    await api.confirmed(api.confirm(bank.origin, otherToken, other)) // another platform's orders are other orders
  })

  test('is not captured by anybody else, nor without a key', async () => {
    const token = await api.openSession(bank.origin)
    const { agreement } = await api.confirmed(api.confirm(bank.origin, token, await api.makeQuote(bank.origin, token)))
    for (const act of [read, capture]) {
      expect(api.readProblem(await act(agreement.agreementId, clients.other.secret)).code).toBe('not-found')
      expect(api.readProblem(await act(agreement.agreementId, 'sk_wrong')).code).toBe('unauthorized')
      expect(api.readProblem(await act(agreement.agreementId, token)).code).toBe('unauthorized')
      expect(api.readProblem(await act('none')).code).toBe('not-found')
    }
    expect((await read(agreement.agreementId)).json).toEqual(agreement)
  })

  test.each([
    ['nova', 'no-card'],
    ['xin', 'no-credit'],
    ['wei', 'above-maximum'],
  ])('by plan is refused to %s: each plan says %s', async (personaId, code) => {
    const token = await api.openSession(bank.origin, personaId)
    const order = api.makeOrder()
    const { plans } = await api.makeOffers(bank.origin, token, order)
    expect([...new Set(plans.map(({ refused }) => refused))]).toEqual([code])
    const body = { ...order, planId: 'p12' }
    expect(api.readProblem(await api.call(bank.origin, 'POST /v1/quotes', { token, body })).code).toBe('no-offer')
  })

  test('is refused to a viewer without a card, even in full', async () => {
    const token = await api.openSession(bank.origin, 'nova')
    const body = { ...api.makeOrder(), planId: null }
    expect(api.readProblem(await api.call(bank.origin, 'POST /v1/quotes', { token, body })).code).toBe('no-offer')
    expect((await api.readState(bank.origin, token)).viewer).toEqual({ displayName: 'Nova', cardTail: null })
    const student = await api.openSession(bank.origin, 'xin')
    await api.confirmed(
      api.confirm(bank.origin, student, await api.makeQuote(bank.origin, student, api.makeOrder(), null)),
    )
    const elder = await api.readState(bank.origin, await api.openSession(bank.origin, 'gao'))
    expect(elder.viewer).toMatchObject({ prefersElderMode: true })
  })
})
