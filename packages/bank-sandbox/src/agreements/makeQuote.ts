import { createHash } from 'node:crypto'
import type { PlanOffer, Quote, QuoteRequest } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { askAtOnce } from '../db/askAtOnce.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { findCampaign } from '../decide/campaigns.ts'
import { findRules } from '../decide/findRules.ts'
import { makeOffers } from '../decide/makeOffers.ts'
import { toProblem } from '../decide/toProblem.ts'
import type { ViewerSession } from '../people/sessions.ts'
import { countPieces, isRunning } from './countPieces.ts'
import { disclose, toTextLocale } from './disclosure.ts'
import { type HoldRequest, takeHold, takePiece } from './holds.ts'
import { judgeSheet } from './judgeSheet.ts'
import { isOrderTaken } from './liveAgreements.ts'
import { lockAccount, lockCampaigns } from './locks.ts'
import { readFreeLots } from './pointsLots.ts'
import { priceQuote, type QuotePrice } from './priceQuote.ts'
import { type AskedQuote, type DraftQuote, insertQuote, type MadeQuote, openSession, storeQuote } from './storeQuote.ts'
import { areLapsed, hasLapsed, voidHolds } from './voidHolds.ts'

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
  const asked = { session, request, rules, campaign }
  const made = request.points ? null : await makeAtOnce(bank, asked)
  return made ?? transact(bank.db, (trx) => makeStepByStep(bank, trx, asked))
}

/**
 * The quote and its piece in one statement; null where another quote or agreement must be looked at first, where nothing
 * is left, and where the session has ended. With points nothing can be priced before it is known how many there are.
 */
async function makeAtOnce(bank: Bank, asked: AskedQuote): Promise<Quote | null> {
  const { session, rules, request, campaign } = asked
  const price = priceQuote(rules, request, { lots: [], now: session.now })
  const draft = draftQuote(bank, asked, price)
  const made = { asked, draft, price }
  const isFirst = sql<boolean>`not ${isTaken(asked)} and not exists (select from holds where ${areOlder(asked)})`
  if (!campaign) {
    const expiresAt = await storeQuote(bank.db, made, isFirst)
    return expiresAt === null ? null : { ...draft, expiresAt }
  }
  const pieces = countPieces({ offerId: session.client.offer, ...campaign }, isOwn(asked))
  const open = openSession(asked, sql<boolean>`${isFirst} and ${pieces} < ${campaign.perAccount}`)
  const insert = (source: string) => insertQuote(made, source)
  const expiresAt = await takePiece(bank.db, toHold(made), { open, insert })
  return expiresAt === null ? null : { ...draft, expiresAt }
}

async function makeStepByStep(bank: Bank, trx: Transaction<Tables>, asked: AskedQuote): Promise<Quote> {
  const { session, request, rules, campaign } = asked
  await lockAccount(trx, session.accountId)
  await makeRoom(trx, asked)
  const lots = request.points ? await readFreeLots(trx, session.accountId) : []
  const price = priceQuote(rules, request, { lots, now: session.now })
  const draft = draftQuote(bank, asked, price)
  const made = { asked, draft, price }
  const expiresAt = await storeQuote(trx, made, sql<boolean>`true`)
  if (expiresAt === null) throw new BankError('unauthorized', 'the session has ended')
  if (campaign || price.lots.length > 0) await takeHold(trx, toHold(made))
  return { ...draft, expiresAt }
}

/** Refusals of a viewer and plans that do not exist look alike to whoever asks past the offers. */
function refuseUnoffered(plans: PlanOffer[], planId: string | null) {
  if (planId === null) return
  if (plans.find((plan) => plan.planId === planId)?.refused !== null) throw new BankError('no-offer')
}

/**
 * Gives back what the viewer's older quote for this order has taken, and where something scarce is asked for what their
 * other quotes have let lapse. Throws `order-taken` when the order has an agreement, and `no-offer` when the viewer may
 * have no further piece.
 */
async function makeRoom(trx: Transaction<Tables>, asked: AskedQuote): Promise<void> {
  const { session, request, campaign } = asked
  const offerId = session.client.offer
  const own = isOwn(asked)
  const older = areOlder(asked)
  const lapsed = request.points || campaign ? sql`${hasLapsed} and ${own}` : sql`false`
  const found = await askAtOnce(trx, {
    isTaken: isTaken(asked),
    hasOlder: sql<boolean>`exists (select from holds where (${older}) or (${lapsed}))`,
    pieces: campaign
      ? countPieces({ offerId, ...campaign }, sql`${own} and ${isRunning} and not (${older})`)
      : sql<number>`0`,
  })
  if (found.isTaken) throw new BankError('order-taken')
  // It looks like a plan that is not offered.
  if (campaign && found.pieces >= campaign.perAccount) throw new BankError('no-offer')
  if (!found.hasOlder) return
  const next = campaign && { offerId, campaignId: campaign.campaignId }
  await lockCampaigns(trx, sql`(${older}) or (${lapsed})`, next)
  await voidHolds(trx, sql`(${older}) or ${request.points || campaign ? areLapsed(own) : sql`false`}`)
}

const isTaken = ({ session, request }: AskedQuote) => isOrderTaken(session.client.clientId, request.orderRef)

const isOwn = ({ session }: AskedQuote) => sql`account_id = ${session.accountId}`

/** The viewer's open hold for the same order. */
const areOlder = ({ session, request }: AskedQuote) => sql<boolean>`
  client_id = ${session.client.clientId} and account_id = ${session.accountId} and order_ref = ${request.orderRef}
  and status = 'held'`

function draftQuote(bank: Bank, { request, rules }: AskedQuote, price: QuotePrice): DraftQuote {
  const { plan, priced, pointsUsed } = price
  const { couponMinor, pointsMinor, financedMinor, totalMinor } = priced.totals
  const { orderRef, orderMinor, currency, locale } = request
  const facts = { orderRef, price, rules, bank: bank.seed.bank }
  const sheet = disclose(locale, facts)
  const refusal = plan && judgeSheet(facts, plan, sheet)
  if (refusal) throw toProblem(refusal)
  const disclosure = sheet.text
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
    disclosureLocale: toTextLocale(locale),
    disclosureHash: createHash('sha256').update(disclosure).digest('hex'),
    readingMs: plan ? rules.readingMs : 0,
  }
}

function toHold({ asked: { session, request, campaign }, draft: { quoteId }, price }: MadeQuote): HoldRequest {
  const { waived, totals } = price.priced
  return {
    quoteId,
    clientId: session.client.clientId,
    accountId: session.accountId,
    orderRef: request.orderRef,
    offerId: session.client.offer,
    campaignId: campaign?.campaignId ?? null,
    ...(campaign && { perAccount: campaign.perAccount }),
    costMinor: campaign ? (waived?.waivedMinor ?? 0) + totals.couponMinor : 0,
    currency: request.currency,
    lots: price.lots,
  }
}
