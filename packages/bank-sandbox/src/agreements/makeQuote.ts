import { createHash } from 'node:crypto'
import type { Campaign, PlanOffer, Quote, QuoteRequest } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { findCampaign } from '../decide/campaigns.ts'
import { findRules, type OrderRules } from '../decide/findRules.ts'
import { makeOffers } from '../decide/makeOffers.ts'
import type { ViewerSession } from '../people/sessions.ts'
import { bindTerms } from './boundTerms.ts'
import { disclose } from './disclosure.ts'
import { takeHold } from './holds.ts'
import { refuseTakenOrder } from './liveAgreements.ts'
import { lockAccount, lockCampaigns } from './locks.ts'
import { readFreeLots } from './pointsLots.ts'
import { priceQuote, type QuotePrice } from './priceQuote.ts'
import { refuseFurtherPiece } from './refuseFurtherPiece.ts'
import { areLapsed, hasLapsed, voidHolds } from './voidHolds.ts'

/** Who asks for which order, by which rules. */
interface Asked {
  bank: Bank
  session: ViewerSession
  accountId: string
  request: QuoteRequest
  rules: OrderRules
  /** Of the plan that was chosen; null without one, and for a plan of the standard terms. */
  campaign: Campaign | null
}

/**
 * Binds the bank to a price for one order. Everything that confirm and refunds will need is stored with it, and what is
 * scarce is taken at once: a piece and the budget of the campaign, and the points. A new quote for the same order gives
 * back what the viewer's older one has taken, in the same transaction.
 */
export async function makeQuote(bank: Bank, session: ViewerSession, request: QuoteRequest): Promise<Quote> {
  const { client, accountId, now } = session
  const viewer = bank.seed.personas.get(accountId) ?? null
  if (viewer?.cardTail === null) throw new BankError('no-offer', 'the viewer has no card of this bank')
  const rules = await findRules(bank, session, request)
  refuseUnoffered(makeOffers(rules, request, viewer, now).plans, request.planId)
  const open = findCampaign(client.rules, request, now)
  const campaign = open?.plans.some(({ planId }) => planId === request.planId) ? open : null
  const asked = { bank, session, accountId, request, rules, campaign }

  return transact(bank.db, async (trx) => {
    await refuseTakenOrder(trx, client.clientId, request.orderRef)
    if (campaign || request.points) await lockAccount(trx, accountId)
    await giveBackOwn(trx, asked)
    if (campaign) await refuseFurtherPiece(trx, { ...campaign, offerId: client.offer, accountId })
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

/** What an older quote for this order has taken, and with points what the viewer's other quotes have let lapse. */
async function giveBackOwn(trx: Transaction<Tables>, { session, accountId, request, campaign }: Asked) {
  const { clientId, offer: offerId } = session.client
  const older = sql`
    client_id = ${clientId} and account_id = ${accountId} and order_ref = ${request.orderRef} and status = 'held'`
  const own = sql`account_id = ${accountId}`
  const mayBeAny = request.points ? sql`(${older}) or (${hasLapsed} and ${own})` : older
  const next = campaign && { offerId, campaignId: campaign.campaignId }
  if (!(await lockCampaigns(trx, mayBeAny, next))) return
  await voidHolds(trx, request.points ? sql`(${older}) or ${areLapsed(own)}` : older)
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
  { session, accountId, request, rules, campaign }: Asked,
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
      campaign_id: campaign?.campaignId ?? null,
      room: request.room ?? null,
      locale: request.locale,
      terms: JSON.stringify(bindTerms(rules, rule, priced, lots)),
      disclosure: quote.disclosure,
      disclosure_hash: quote.disclosureHash,
      reading_ms: quote.readingMs,
      // A price of a campaign is good for as long as the campaign is open, and the viewer is told so.
      expires_at: sql<Date>`least(
        now() + ${rules.quoteMs} * interval '1 millisecond', to_timestamp(${campaign?.closesAt ?? null}::float8 / 1000))`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return expires_at.toISOString()
}

/** Last, because every other quote of the campaign waits for its row from here to the commit. */
async function takeScarce(
  trx: Transaction<Tables>,
  { session, accountId, request, campaign }: Asked,
  { quoteId, price }: { quoteId: string; price: QuotePrice },
): Promise<void> {
  if (!campaign && price.lots.length === 0) return
  const { clientId, offer } = session.client
  const costMinor = (price.priced.waived?.waivedMinor ?? 0) + price.priced.totals.couponMinor
  await takeHold(trx, {
    quoteId,
    clientId,
    accountId,
    orderRef: request.orderRef,
    offerId: offer,
    campaignId: campaign?.campaignId ?? null,
    costMinor: campaign ? costMinor : 0,
    currency: request.currency,
    lots: price.lots,
  })
}
