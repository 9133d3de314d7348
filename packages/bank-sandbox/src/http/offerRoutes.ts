import { confirmRequest, orderRequest, quoteRequest } from '@offerdock/sdk/contract'
import type { Hono } from 'hono'
import { confirmQuote } from '../agreements/confirmQuote.ts'
import { makeQuote } from '../agreements/makeQuote.ts'
import { readPointsBalance } from '../agreements/readPointsBalance.ts'
import type { Bank } from '../bank.ts'
import { findRules } from '../decide/findRules.ts'
import { makeOffers } from '../decide/makeOffers.ts'
import { readAddress } from './readAddress.ts'
import { readDevice } from './readDevice.ts'
import { readBody, readId, readIdempotencyKey, readSession } from './readRequest.ts'
import { readViewer } from './readViewer.ts'

/** The viewer's calls, from the offers for an order to the confirmed quote. */
export function addOfferRoutes(app: Hono, bank: Bank) {
  app.post('/v1/offers', async (c) => {
    const session = await readSession(c, bank)
    const order = await readBody(c, orderRequest)
    const { accountId, client, now } = session
    const rules = await findRules(bank, session, order)
    if (accountId === null) return c.json(makeOffers(rules, order, null, now))
    const viewer = bank.seed.personas.get(accountId) ?? null
    if (!client.rules.points) return c.json(makeOffers(rules, order, viewer, now))
    const pointsBalance = await readPointsBalance(bank, { ...session, accountId }, order.orderRef)
    return c.json(makeOffers({ ...rules, pointsBalance }, order, viewer, now))
  })
  app.post('/v1/quotes', async (c) => {
    const session = await readViewer(c, bank)
    return c.json(await makeQuote(bank, session, await readBody(c, quoteRequest)))
  })
  app.post('/v1/quotes/:quoteId/confirm', async (c) => {
    const session = await readViewer(c, bank)
    const quoteId = readId(c, 'quoteId')
    const conversionId = readIdempotencyKey(c)
    const request = await readBody(c, confirmRequest)
    const origin = { address: readAddress(c, bank), device: readDevice(c) }
    const json = await confirmQuote(bank, { session, quoteId, conversionId, request, origin })
    const [, outcome = ''] = /^{"status":"(\w+)"/.exec(json) ?? []
    bank.service.metrics.confirms.add({ outcome })
    return c.body(json, 200, { 'Content-Type': 'application/json' })
  })
}
