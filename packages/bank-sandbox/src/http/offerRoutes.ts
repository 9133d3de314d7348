import { confirmRequest, orderRequest, quoteRequest } from '@offerdock/sdk/contract'
import type { Hono } from 'hono'
import { confirmQuote } from '../agreements/confirmQuote.ts'
import { makeQuote } from '../agreements/makeQuote.ts'
import type { Bank } from '../bank.ts'
import { makeOffers } from '../decide/makeOffers.ts'
import { readBody, readId, readIdempotencyKey, readSession } from './readRequest.ts'

/** The viewer's calls, from the offers for an order to the confirmed quote. */
export function addOfferRoutes(app: Hono, bank: Bank) {
  app.post('/v1/offers', async (c) => {
    const { client, accountId, now } = await readSession(c, bank)
    const viewer = accountId === null ? null : (bank.seed.personas.get(accountId) ?? null)
    return c.json(makeOffers(client.rules, await readBody(c, orderRequest), viewer, now))
  })
  app.post('/v1/quotes', async (c) => {
    const session = await readSession(c, bank)
    return c.json(await makeQuote(bank, session, await readBody(c, quoteRequest)))
  })
  app.post('/v1/quotes/:quoteId/confirm', async (c) => {
    const session = await readSession(c, bank)
    const quoteId = readId(c, 'quoteId')
    const conversionId = readIdempotencyKey(c)
    const request = await readBody(c, confirmRequest)
    const json = await confirmQuote(bank, { session, quoteId, conversionId, request })
    return c.body(json, 200, { 'Content-Type': 'application/json' })
  })
}
