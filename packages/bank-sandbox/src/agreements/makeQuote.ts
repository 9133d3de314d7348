import { createHash } from 'node:crypto'
import type { PlanOffer, Quote, QuoteRequest } from '@offerdock/sdk/contract'
import { sql } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { makeOffers } from '../decide/makeOffers.ts'
import type { OpenSession } from '../people/sessions.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { disclose } from './disclosure.ts'
import { refuseTakenOrder } from './liveAgreements.ts'

/** Binds the bank to a price for one order; everything that confirm will need is stored with it. */
export async function makeQuote(bank: Bank, session: OpenSession, request: QuoteRequest): Promise<Quote> {
  const { client, accountId, now } = session
  if (accountId === null) throw new BankError('unauthorized', 'the viewer has not signed in')
  const viewer = bank.seed.personas.get(accountId) ?? null
  const offers = makeOffers(client.rules, request, viewer, now)
  const plan = request.planId === null ? null : choosePlan(offers.plans, request.planId)
  await refuseTakenOrder(bank.db, client.clientId, request.orderRef)

  const rule = client.rules.plans.find(({ planId }) => planId === plan?.planId) ?? null
  const { orderRef, orderMinor, currency } = request
  const { rules } = client
  const disclosure = disclose(request.locale, { orderRef, orderMinor, plan, rule, rules, bank: bank.seed.bank })
  const quote = {
    quoteId: uuidV7(),
    orderRef,
    orderMinor,
    pointsMinor: 0,
    financedMinor: plan ? orderMinor : 0,
    totalMinor: plan ? plan.totalMinor : orderMinor,
    currency,
    plan,
    disclosure,
    disclosureHash: createHash('sha256').update(disclosure).digest('hex'),
    readingMs: plan ? rules.readingMs : 0,
  }
  return { ...quote, expiresAt: await storeQuote(bank, client, accountId, request.category, quote) }
}

/** Refusals of a viewer and plans that do not exist look alike to whoever asks past the offers. */
function choosePlan(plans: PlanOffer[], planId: string) {
  const chosen = plans.find((plan) => plan.planId === planId)
  if (!chosen || chosen.refused !== null) throw new BankError('no-offer')
  const { refused, ...plan } = chosen
  return plan
}

async function storeQuote(
  bank: Bank,
  client: RegisteredClient,
  accountId: string,
  category: string | null,
  quote: Omit<Quote, 'expiresAt'>,
): Promise<string> {
  const { expires_at } = await bank.db
    .insertInto('quotes')
    .values({
      quote_id: quote.quoteId,
      client_id: client.clientId,
      account_id: accountId,
      order_ref: quote.orderRef,
      order_minor: quote.orderMinor,
      points_minor: quote.pointsMinor,
      financed_minor: quote.financedMinor,
      total_minor: quote.totalMinor,
      currency: quote.currency,
      category,
      plan_id: quote.plan?.planId ?? null,
      plan: quote.plan && JSON.stringify(quote.plan),
      disclosure: quote.disclosure,
      disclosure_hash: quote.disclosureHash,
      reading_ms: quote.readingMs,
      expires_at: sql<Date>`now() + ${client.rules.quoteMs} * interval '1 millisecond'`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return expires_at.toISOString()
}
