import { agreement, type Quote, quote as quoteSchema } from '@offerdock/sdk/contract'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { makeScarceSeed, shops } from '../testing/makeScarceSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'

type Shop = keyof typeof shops

describe.each(stores)('the life of an agreement on the %s database', (store) => {
  const bank = useBank(store, { SEED: makeScarceSeed() })
  const signIn = (shop: Shop, personaId = 'ling') => api.openSession(bank.origin, personaId, shops[shop].clientId)
  const ask = (token: string, changes: Record<string, unknown> = {}) =>
    api.call(bank.origin, 'POST /v1/quotes', {
      token,
      body: api.makeOrder({ planId: 'free-12', campaign: 'gala', ...changes }),
    })
  const codeOf = async (answer: Promise<api.Answer>) => api.readProblem(await answer).code
  const readQuote = async (answer: Promise<api.Answer>) => z.parse(quoteSchema, (await answer).json)
  const confirm = async (token: string, quote: Quote) =>
    (await api.confirmed(api.confirm(bank.origin, token, quote))).agreement
  const act = (call: string, agreementId: string, token: string) =>
    api.call(bank.origin, `POST /v1/agreements/${agreementId}/${call}`, { token })
  const statusOf = async (answer: Promise<api.Answer>) => z.parse(agreement, (await answer).json).status

  test('a release ends it: the same answer again, and neither capture nor refund after it', async () => {
    const token = await signIn('pair')
    const { secret } = shops.pair
    const { agreementId } = await confirm(token, await readQuote(ask(token, { planId: 'p12' })))
    expect(await codeOf(act('release', agreementId, shops.late.secret))).toBe('not-found')
    expect(await codeOf(act('release', agreementId, token))).toBe('unauthorized')
    const released = await act('release', agreementId, secret)
    expect(z.parse(agreement, released.json).status).toBe('released')
    expect((await act('release', agreementId, secret)).text).toBe(released.text)
    expect(api.readProblem(await act('capture', agreementId, secret))).toMatchObject({
      code: 'wrong-state',
      status: 409,
    })
    const refund = api.refund(bank.origin, { secret, agreementId, refundMinor: 1 })
    expect(await codeOf(refund)).toBe('wrong-state')
  })

  test('a viewer abandons their own while it is reserved, and no other', async () => {
    const token = await signIn('pair')
    const { secret } = shops.pair
    const { agreementId } = await confirm(token, await readQuote(ask(token, { planId: 'p12' })))
    expect(await codeOf(act('abandon', agreementId, await signIn('pair', 'wei')))).toBe('not-found')
    expect(await codeOf(act('abandon', agreementId, await signIn('late')))).toBe('not-found')
    expect(await codeOf(act('abandon', agreementId, secret))).toBe('unauthorized')
    expect(await statusOf(act('abandon', agreementId, token))).toBe('released')
    expect(await statusOf(act('abandon', agreementId, token))).toBe('released')

    const captured = await confirm(token, await readQuote(ask(token, { planId: 'p12' })))
    expect(await statusOf(act('capture', captured.agreementId, secret))).toBe('captured')
    for (const [call, who] of [
      ['abandon', token],
      ['release', secret],
    ] as const) {
      const late = api.readProblem(await act(call, captured.agreementId, who))
      expect(late).toMatchObject({ code: 'wrong-state', status: 409 })
    }
  })

  test('of a capture, a release and an abandon at once exactly one wins', async () => {
    const token = await signIn('pair')
    const { secret } = shops.pair
    for (let round = 0; round < 5; round++) {
      const { agreementId } = await confirm(token, await readQuote(ask(token, { planId: 'p6' })))
      const calls = [
        ['capture', secret],
        ['release', secret],
        ['abandon', token],
      ] as const
      const answers = await Promise.all(calls.map(([call, who]) => act(call, agreementId, who)))
      const read = api.call(bank.origin, `GET /v1/agreements/${agreementId}`, { token: secret })
      const isCaptured = (await statusOf(read)) === 'captured'
      // A release and an abandon agree with each other; a capture agrees with neither.
      expect(answers.map(({ status }) => status)).toEqual(isCaptured ? [200, 409, 409] : [409, 200, 200])
    }
  })

  test('pieces are taken by quotes, given back by a new quote, a release and an abandon, and kept by a capture', async () => {
    const token = await signIn('pair')
    const { secret } = shops.pair
    const order = { orderRef: `order-${store}` }
    const replaced = await readQuote(ask(token, order))
    const quote = await readQuote(ask(token, order))
    const second = await readQuote(ask(token))
    expect(api.readProblem(await ask(token))).toMatchObject({ code: 'sold-out', status: 409 })
    expect(await codeOf(api.confirm(bank.origin, token, replaced))).toBe('expired')

    const kept = await confirm(token, quote)
    expect(await codeOf(ask(token))).toBe('sold-out')
    await act('release', kept.agreementId, secret)
    const third = await confirm(token, await readQuote(ask(token)))
    expect(await codeOf(ask(token))).toBe('sold-out')
    await act('abandon', third.agreementId, token)
    const last = await confirm(token, await readQuote(ask(token)))
    for (const { agreementId } of [last, await confirm(token, second)]) {
      expect(await statusOf(act('capture', agreementId, secret))).toBe('captured')
    }
    expect(await codeOf(ask(token))).toBe('sold-out')
  })

  test('what a quote or an agreement let lapse is given back before anything is sold out', async () => {
    const brief = await signIn('brief')
    const lapsed = await readQuote(ask(brief))
    for (let round = 0; round < 5; round++) await readQuote(ask(brief))
    expect(await codeOf(api.confirm(bank.origin, brief, lapsed))).toBe('expired')

    const late = await signIn('late')
    const first = await confirm(late, await readQuote(ask(late)))
    const read = () => api.call(bank.origin, `GET /v1/agreements/${first.agreementId}`, { token: shops.late.secret })
    await vi.waitUntil(async () => (await statusOf(read())) === 'expired', { timeout: 10_000 })
    await confirm(late, await readQuote(ask(late)))
    expect(await codeOf(act('release', first.agreementId, shops.late.secret))).toBe('expired')
    expect(await codeOf(act('abandon', first.agreementId, late))).toBe('expired')
  })

  test('the budget is never overspent by a fen', async () => {
    const token = await signIn('poor')
    await readQuote(ask(token))
    expect(await codeOf(ask(token))).toBe('sold-out')
    await readQuote(ask(token, { orderMinor: 499_700 })) // waives 12 × 29.98, and that is there
  })

  test('an account has no more pieces than the campaign allows, held ones included', async () => {
    const token = await signIn('fair')
    const held = await readQuote(ask(token))
    expect(await codeOf(ask(token))).toBe('no-offer')
    await readQuote(ask(await signIn('fair', 'wei'), { orderMinor: 200_000 }))
    const { agreementId } = await confirm(token, held)
    await act('release', agreementId, shops.fair.secret)
    await readQuote(ask(token))
  })

  test('a campaign of another name, or none, has no such plan', async () => {
    const token = await signIn('pair')
    expect(await codeOf(ask(token, { campaign: 'other' }))).toBe('no-offer')
    expect(await codeOf(ask(token, { campaign: undefined }))).toBe('no-offer')
  })

  test('a declined confirm gives everything back at once', async () => {
    const dai = await signIn('strict', 'dai')
    const ling = await signIn('strict')
    const quote = await readQuote(ask(dai))
    expect(await codeOf(ask(ling))).toBe('sold-out')
    expect((await api.confirm(bank.origin, dai, quote)).json).toEqual({ status: 'declined' })
    await readQuote(ask(ling))
  })
})
