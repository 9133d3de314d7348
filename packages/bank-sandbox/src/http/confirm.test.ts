import { confirmation, type Quote } from '@offerdock/sdk/contract'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { v4 as uuidV4, v7 as uuidV7 } from 'uuid'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'

describe.each(stores)('confirm on the %s database', (store) => {
  const bank = useBank(store)
  const codeOf = async (answer: Promise<api.Answer>) => api.readProblem(await answer).code
  const prepare = async (personaId = 'ling', clientId = clients.demo.clientId) => {
    const token = await api.openSession(bank.origin, personaId, clientId)
    return { token, quote: await api.makeQuote(bank.origin, token) }
  }
  const send = (token: string, quote: Quote, more: Parameters<typeof api.confirm>[3] = {}) =>
    api.confirm(bank.origin, token, quote, more)

  test('needs a key that is a UUID version 7', async () => {
    const { token, quote } = await prepare()
    const bare = await api.call(bank.origin, `POST /v1/quotes/${quote.quoteId}/confirm`, {
      token,
      body: { disclosureHash: quote.disclosureHash },
    })
    expect(api.readProblem(bare)).toMatchObject({ code: 'idempotency-key-missing', status: 400 })
    expect(await codeOf(send(token, quote, { key: uuidV4() }))).toBe('idempotency-key-missing')
  })

  test('answers the same key with the same bytes and another request with a problem', async () => {
    const { token, quote } = await prepare()
    const key = uuidV7()
    const first = await send(token, quote, { key, pin: 'pin-1' })
    await api.confirmed(first)
    expect((await send(token, quote, { key, pin: 'pin-1' })).text).toBe(first.text)
    expect(await codeOf(send(token, quote, { key, pin: 'pin-2' }))).toBe('idempotency-mismatch')
    const second = await api.makeQuote(bank.origin, token)
    expect(await codeOf(send(token, second, { key }))).toBe('idempotency-mismatch')
    const stranger = await api.openSession(bank.origin, 'wei')
    expect(await codeOf(send(stranger, quote, { key, pin: 'pin-1' }))).toBe('idempotency-mismatch')
  })

  test('takes a quote once, from its own viewer, with its own hash', async () => {
    const { token, quote } = await prepare()
    expect(await codeOf(send(token, quote, { disclosureHash: '0'.repeat(64) }))).toBe('bad-request')
    expect(await codeOf(send(await api.openSession(bank.origin, 'wei'), quote))).toBe('not-found')
    const elsewhere = await api.openSession(bank.origin, 'ling', clients.other.clientId)
    expect(await codeOf(send(elsewhere, quote))).toBe('not-found')
    expect(await codeOf(send(await api.openSession(bank.origin, null), quote))).toBe('unauthorized')
    for (const quoteId of ['none', '%00', '%ED%A0%80', 'x'.repeat(65)]) {
      expect(await codeOf(send(token, { ...quote, quoteId }))).toBe('not-found')
    }
    await api.confirmed(send(token, quote))
    expect(await codeOf(send(token, quote))).toBe('order-taken')
  })

  test('is the account’s: a new session confirms the quote, and gets the answer of the old one', async () => {
    const { token, quote } = await prepare()
    const again = await api.openSession(bank.origin)
    const key = uuidV7()
    const first = await send(again, quote, { key })
    await api.confirmed(first)
    expect((await api.call(bank.origin, 'DELETE /v1/sessions/me', { token: again })).status).toBe(204)
    for (const session of [token, await api.openSession(bank.origin)]) {
      expect((await send(session, quote, { key })).text).toBe(first.text)
    }
    const elsewhere = await api.openSession(bank.origin, 'ling', clients.other.clientId)
    expect(await codeOf(send(elsewhere, quote, { key }))).toBe('idempotency-mismatch')
  })

  test('does not let the next viewer of a session confirm the quote of the last one', async () => {
    const { token, quote } = await prepare()
    const { path, matchCode } = await api.requestSignIn(bank.origin, token)
    await api.submitSignIn(bank.origin, path, { code: matchCode, persona: 'wei' })
    expect(await codeOf(send(token, quote))).toBe('not-found')
  })

  test('declines without an agreement, and again with the same bytes', async () => {
    const { token, quote } = await prepare('dai')
    const key = uuidV7()
    const first = await send(token, quote, { key })
    expect(z.parse(confirmation, first.json)).toEqual({ status: 'declined' })
    expect((await send(token, quote, { key })).text).toBe(first.text)
    const ling = await api.openSession(bank.origin)
    const order = api.makeOrder({ orderRef: quote.orderRef })
    await api.confirmed(send(ling, await api.makeQuote(bank.origin, ling, order))) // the order is still free
  })

  test('is refused while the disclosure is being read, and accepted with the same key after', async () => {
    const { token, quote } = await prepare('ling', clients.reading.clientId)
    expect(quote.readingMs).toBe(3000)
    const key = uuidV7()
    const early = await send(token, quote, { key })
    const { code, status, retryAfterMs } = api.readProblem(early)
    expect({ code, status }).toEqual({ code: 'reading-time', status: 409 })
    expect(retryAfterMs).toBeGreaterThan(0)
    expect(retryAfterMs).toBeLessThanOrEqual(3000)
    const answer = await vi.waitUntil(
      async () => {
        const again = await send(token, quote, { key })
        return again.status === 200 && again
      },
      { timeout: 20_000, interval: 250 },
    )
    expect((await api.confirmed(answer)).agreement.conversionId).toBe(key)
  })

  test('is refused when the quote has expired', async () => {
    const { token, quote } = await prepare('ling', clients.briefQuote.clientId)
    const answer = await send(token, quote)
    expect(api.readProblem(answer)).toMatchObject({ code: 'expired', status: 410 })
  })

  test('frees the order when the platform does not capture in time', async () => {
    const token = await api.openSession(bank.origin, 'ling', clients.briefCapture.clientId)
    const order = api.makeOrder()
    const first = await api.makeQuote(bank.origin, token, order)
    const second = await api.makeQuote(bank.origin, token, order)
    const { agreement } = await api.confirmed(send(token, first))
    const { secret } = clients.briefCapture
    const line = `/v1/agreements/${agreement.agreementId}`
    await vi.waitUntil(
      async () => /"expired"/.test((await api.call(bank.origin, `GET ${line}`, { token: secret })).text),
      { timeout: 10_000 },
    )
    const late = await api.call(bank.origin, `POST ${line}/capture`, { token: secret })
    expect(api.readProblem(late)).toMatchObject({ code: 'expired', status: 410 })
    expect(await codeOf(send(token, first))).toBe('expired')
    expect((await api.confirmed(send(token, second))).agreement.orderRef).toBe(order.orderRef)
    expect((await api.call(bank.origin, `GET ${line}`, { token: secret })).text).toContain('"expired"')
  })

  test('makes one agreement of many confirms of one order at once', async () => {
    const order = api.makeOrder()
    const tokens = await Promise.all(Array.from({ length: 8 }, () => api.openSession(bank.origin)))
    const quotes = await Promise.all(tokens.map((token) => api.makeQuote(bank.origin, token, order)))
    const answers = await Promise.all(quotes.map((quote, i) => send(tokens[i] ?? '', quote)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)])
    const refused = answers.filter(({ status }) => status === 409)
    expect(new Set(refused.map((answer) => api.readProblem(answer).code))).toEqual(new Set(['order-taken']))
  })

  test('gives many confirms with one key at once one answer, or says that it is on its way', async () => {
    const { token, quote } = await prepare()
    const key = uuidV7()
    const same = await Promise.all(Array.from({ length: 8 }, () => send(token, quote, { key })))
    const { text } = await send(token, quote, { key })
    for (const answer of same) {
      if (answer.status === 409)
        expect(api.readProblem(answer)).toMatchObject({ code: 'in-flight', retryAfterMs: 1000 })
      else expect(answer.text).toBe(text)
    }
    expect(same.some(({ status }) => status === 200)).toBe(true)
  })

  test('makes one agreement of many keys on one quote at once', async () => {
    const { token } = await prepare()
    const quotes = await Promise.all(Array.from({ length: 10 }, () => api.makeQuote(bank.origin, token)))
    const rounds = quotes.map((quote) => Promise.all(Array.from({ length: 6 }, () => send(token, quote))))
    for (const answers of await Promise.all(rounds)) {
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(5).fill(409)])
    }
  })

  test('survives kill -9: the same answer, a receipt that verifies, no second agreement', async () => {
    const { token, quote } = await prepare()
    const key = uuidV7()
    const first = await send(token, quote, { key })
    const { receipt } = await api.confirmed(first)
    const issuer = bank.origin
    await bank.restart('SIGKILL')
    expect((await send(token, quote, { key })).text).toBe(first.text)
    const jwks = createRemoteJWKSet(new URL('/.well-known/jwks.json', bank.origin))
    expect((await jwtVerify(receipt, jwks, { issuer })).payload.jti).toBe(key)
  })

  test('killed in the middle, ends with one agreement for one key', async () => {
    const { token, quote } = await prepare()
    const key = uuidV7()
    const cut = send(token, quote, { key }).catch(() => null)
    await Promise.all([bank.restart('SIGKILL'), cut])
    const first = await send(token, quote, { key })
    expect((await api.confirmed(first)).agreement.conversionId).toBe(key)
    expect((await send(token, quote, { key })).text).toBe(first.text)
    expect(await codeOf(send(token, quote))).toBe('order-taken')
  })
})
