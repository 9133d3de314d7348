import { createHash } from 'node:crypto'
import type { PlanOffer, Quote, QuoteRequest } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'
import { findCampaign } from '../decide/campaigns.ts'
import { findRules, type OrderRules } from '../decide/findRules.ts'
import { makeOffers } from '../decide/makeOffers.ts'
import type { OpenSession } from '../people/sessions.ts'
import { bindTerms } from './boundTerms.ts'
import { disclose } from './disclosure.ts'
import { takeHold } from './holds.ts'
import { refuseTakenOrder } from './liveAgreements.ts'
import { lockAccount } from './locks.ts'
import { readFreeLots } from './pointsLots.ts'
import { priceQuote, type QuotePrice } from './priceQuote.ts'
import { refuseFurtherPiece } from './refuseFurtherPiece.ts'
import { voidHolds } from './voidHolds.ts'

/** Who asks for which order, by which rules. */
interface Asked {
  bank: Bank
  session: OpenSession
  accountId: string
  request: QuoteRequest
  rules: OrderRules
  /** Of the plan that was chosen; null without one, and for a plan of the standard terms. */
  campaignId: string | null
}

/**
 * Binds the bank to a price for one order. Everything that confirm and refunds will need is stored with it, and what is
 * scarce is taken at once: a piece and the budget of the campaign, and the points. A new quote for the same order gives
 * back what the viewer's older one has taken, in the same transaction.
 */
export async function makeQuote(bank: Bank, session: OpenSession, request: QuoteRequest): Promise<Quote> {
  const { client, accountId, now } = session
  if (accountId === null) throw new BankError('unauthorized', 'the viewer has not signed in')
  const viewer = bank.seed.personas.get(accountId) ?? null
  if (viewer?.cardTail === null) throw new BankError('no-offer', 'the viewer has no card of this bank')
  const rules = await findRules(bank, session, request)
  refuseUnoffered(makeOffers(rules, request, viewer, now).plans, request.planId)
  const campaign = findCampaign(client.rules, request, now)
  const isOfCampaign = campaign?.plans.some(({ planId }) => planId === request.planId) ?? false
  const campaignId = isOfCampaign && campaign ? campaign.campaignId : null
  const asked = { bank, session, accountId, request, rules, campaignId }

  return bank.db.transaction().execute(async (trx) => {
    await refuseTakenOrder(trx, client.clientId, request.orderRef)
    if (campaignId !== null || request.points) await lockAccount(trx, accountId)
    await giveBackOlder(trx, asked)
    if (campaign && campaignId !== null) {
      await refuseFurtherPiece(trx, { offerId: client.offer, campaignId, accountId, perAccount: campaign.perAccount })
    }
    const lots = request.points ? await readFreeLots(trx, accountId) : []
    const price = priceQuote(rules, request, { lots, now })
    const quote = toQuote(asked, price)
    const expiresAt = await storeQuote(trx, asked, { quote, price })
    await takeScarce(trx, asked, { quoteId: quote.quoteId, price })
    return { ...quote, expiresAt }
  })
}

/** Refusals of a viewer and plans that do not exist look alike to whoever asks past the offers. */
function refuseUnoffered(plans: PlanOffer[], planId: string | null) {
  if (planId === null) return
  if (plans.find((plan) => plan.planId === planId)?.refused !== null) throw new BankError('no-offer')
}

async function giveBackOlder(trx: Transaction<Tables>, { session, accountId, request }: Asked): Promise<void> {
  const older = await trx
    .selectFrom('holds')
    .select('quote_id')
    .where('client_id', '=', session.client.clientId)
    .where('account_id', '=', accountId)
    .where('order_ref', '=', request.orderRef)
    .where('status', '=', 'held')
    .executeTakeFirst()
  if (older) await voidHolds(trx, sql`quote_id = ${older.quote_id} and status = 'held'`)
}

function toQuote({ bank, request, rules }: Asked, price: QuotePrice) {
  const { plan, priced, pointsUsed } = price
  const { couponMinor, pointsMinor, financedMinor, totalMinor } = priced.totals
  const { orderRef, orderMinor, currency, locale } = request
  const disclosure = disclose(locale, { orderRef, price, rules, bank: bank.seed.bank })
  return {
    quoteId: uuidV7(),
    orderRef,
    orderMinor,
    pointsMinor,
    ...(pointsUsed > 0 && { pointsUsed }),
    ...(couponMinor > 0 && { couponMinor }),
    financedMinor,
    totalMinor,
    currency,
    plan,
    disclosure,
    disclosureHash: createHash('sha256').update(disclosure).digest('hex'),
    readingMs: plan ? rules.readingMs : 0,
  }
}

async function storeQuote(
  trx: Transaction<Tables>,
  { session, accountId, request, rules, campaignId }: Asked,
  { quote, price }: { quote: Omit<Quote, 'expiresAt'>; price: QuotePrice },
): Promise<string> {
  const { priced, rule, pointsUsed, lots } = price
  const { expires_at } = await trx
    .insertInto('quotes')
    .values({
      quote_id: quote.quoteId,
      client_id: session.client.clientId,
      account_id: accountId,
      order_ref: quote.orderRef,
      order_minor: quote.orderMinor,
      points_minor: quote.pointsMinor,
      points_used: pointsUsed,
      coupon_minor: priced.totals.couponMinor,
      financed_minor: quote.financedMinor,
      total_minor: quote.totalMinor,
      currency: quote.currency,
      category: request.category,
      plan_id: quote.plan?.planId ?? null,
      plan: quote.plan && JSON.stringify(quote.plan),
      campaign_id: campaignId,
      room: request.room ?? null,
      locale: request.locale,
      terms: JSON.stringify(bindTerms(rules, rule, priced, lots)),
      disclosure: quote.disclosure,
      disclosure_hash: quote.disclosureHash,
      reading_ms: quote.readingMs,
      expires_at: sql<Date>`now() + ${rules.quoteMs} * interval '1 millisecond'`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return expires_at.toISOString()
}

/** Last, because every other quote of the campaign waits for its row from here to the commit. */
async function takeScarce(
  trx: Transaction<Tables>,
  { session, accountId, request, campaignId }: Asked,
  { quoteId, price }: { quoteId: string; price: QuotePrice },
): Promise<void> {
  if (campaignId === null && price.lots.length === 0) return
  const { clientId, offer } = session.client
  const costMinor = (price.priced.waived?.waivedMinor ?? 0) + price.priced.totals.couponMinor
  await takeHold(trx, {
    quoteId,
    clientId,
    accountId,
    orderRef: request.orderRef,
    offerId: offer,
    campaignId,
    costMinor: campaignId === null ? 0 : costMinor,
    currency: request.currency,
    lots: price.lots,
  })
}
