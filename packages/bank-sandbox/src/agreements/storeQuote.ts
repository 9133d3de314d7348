import type { Campaign, Quote, QuoteRequest } from '@offerdock/sdk/contract'
import { type Insertable, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { OrderRules } from '../decide/findRules.ts'
import type { ViewerSession } from '../people/sessions.ts'
import { bindTerms } from './boundTerms.ts'
import type { QuotePrice } from './priceQuote.ts'

/** Who asks for which order, by which rules. */
export interface AskedQuote {
  session: ViewerSession
  request: QuoteRequest
  rules: OrderRules
  /** Of the plan that was chosen; null without one, and for a plan of the standard terms. */
  campaign: Campaign | null
}

export type DraftQuote = Omit<Quote, 'expiresAt'>

/** A quote and the price it was made of. */
export interface MadeQuote {
  asked: AskedQuote
  draft: DraftQuote
  price: QuotePrice
}

/**
 * One row where the session is open and `condition` holds, else none. It is locked: an account that is being deleted gets
 * no quote after its last session is gone.
 */
export const openSession = ({ session }: AskedQuote, condition: RawBuilder<boolean>) => sql`
  select 1 from sessions
  where session_id = ${session.sessionId} and account_id = ${session.accountId} and ${condition}
  for key share`

/** Stores a quote where the session is open and `condition` holds, and says when it expires; null where not. */
export async function storeQuote(
  db: Kysely<Tables>,
  made: MadeQuote,
  condition: RawBuilder<boolean>,
): Promise<string | null> {
  const { rows } = await sql<{ expires_at: Date }>`
    with open as (${openSession(made.asked, condition)}), quote as (${insertQuote(made, 'open')})
    select expires_at from quote`.execute(db)
  return rows[0]?.expires_at.toISOString() ?? null
}

/** The quote, for every row of a part of the same statement: one or none. */
export function insertQuote({ asked, draft, price }: MadeQuote, source: string) {
  const row = toRow(asked, draft, price)
  // A price of a campaign is good for as long as the campaign is open, and the viewer is told so.
  const expiresAt = sql`least(now() + ${asked.rules.quoteMs} * interval '1 millisecond',
    to_timestamp(${asked.campaign?.closesAt ?? null}::float8 / 1000))`
  return sql`
    insert into quotes (${sql.join(Object.keys(row).map((column) => sql.ref(column)))}, expires_at)
    select ${sql.join(Object.values(row))}, ${expiresAt} from ${sql.table(source)}
    returning ${quoteColumns}`
}

/** What a hold takes from its quote. */
export const quoteColumns = sql`quote_id, client_id, account_id, order_ref, expires_at`

function toRow({ session, request, rules, campaign }: AskedQuote, draft: DraftQuote, price: QuotePrice) {
  const { priced, rule, pointsUsed, lots } = price
  return {
    quote_id: draft.quoteId,
    client_id: session.client.clientId,
    account_id: session.accountId,
    order_ref: draft.orderRef,
    order_minor: draft.orderMinor,
    points_minor: draft.pointsMinor,
    points_used: pointsUsed,
    coupon_minor: priced.totals.couponMinor,
    financed_minor: draft.financedMinor,
    total_minor: draft.totalMinor,
    currency: draft.currency,
    category: request.category,
    plan_id: draft.plan?.planId ?? null,
    plan: draft.plan && JSON.stringify(draft.plan),
    campaign_id: campaign?.campaignId ?? null,
    room: request.room ?? null,
    locale: request.locale,
    terms: JSON.stringify(bindTerms(rules, rule, priced, lots)),
    disclosure: draft.disclosure,
    disclosure_hash: draft.disclosureHash,
    reading_ms: draft.readingMs,
  } satisfies Omit<Insertable<Tables['quotes']>, 'expires_at'>
}
