import { randomBytes, randomInt } from 'node:crypto'
import type { Confirmation, ConfirmRequest, SessionState } from '@offerdock/sdk/contract'
import { type RawBuilder, type SelectQueryBuilder, sql, type Transaction } from 'kysely'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { QuoteRow, Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { judgeCode } from './judgeCode.ts'
import type { OpenSession } from './sessions.ts'

export type Gate = Extract<Confirmation, { status: 'step_up' | 'cooling_off' }>
type Kind = Gate['status']

/** A confirm that the viewer waits for. */
export interface GateFacts {
  bank: Bank
  quote: QuoteRow
  session: OpenSession
  conversionId: string
  /** What the panel knows of how the viewer came to confirm. */
  sight: ConfirmRequest['sight']
}

const stepUpMs = 300_000
/** After the viewer has done their part, so long the panel may take to repeat its confirm. */
const repeatMs = 60_000
/** An unused request may be followed by another one; without an end, a quote could be kept open for ever. */
const maxRequests = 3

/**
 * What still stands between this quote and its agreement; null when nothing does.
 *
 * 1. A request belongs to one quote and one conversion id: nothing else is let through by it.
 * 2. While it is pending, every repeat of the confirm gets the same one.
 * 3. One that the viewer ended, by a cancel or by three wrong codes, has called the quote off: `expired`.
 * 4. Cooling-off comes before step-up, so that the proof is fresh when the agreement is made.
 * 5. A step-up that was asked for once stays asked for: a repeat that claims to be `proved` does not get past it.
 */
export async function findGate(trx: Transaction<Tables>, facts: GateFacts): Promise<Gate | null> {
  const demands = await demandsOf(trx, facts)
  if (demands.length > 0) await lockQuote(trx, facts.quote.quote_id)
  for (const kind of demands) {
    const gate = await findOrOpen(trx, kind, facts)
    if (gate) return gate
  }
  return null
}

/**
 * Of one quote, one transaction at a time opens a gate or changes one: all its requests are counted, and a cancel on the
 * page comes before a confirm or after it, never in between.
 */
async function lockQuote(trx: Transaction<Tables>, quoteId: string | RawBuilder<unknown>): Promise<void> {
  await sql`select from quotes where quote_id = ${quoteId} for no key update`.execute(trx)
}

async function demandsOf(trx: Transaction<Tables>, { bank, quote, session, sight }: GateFacts): Promise<Kind[]> {
  const { coolingOff, riskRules } = session.client.rules
  const mustCool = coolingOff && quote.financed_minor > coolingOff.aboveMinor
  // A click that another page may have stolen is worth nothing; one on a page of the bank cannot be stolen.
  const isDoubted = sight === 'unproved' && riskRules?.unprovedConfirm !== 'pass'
  const mustProve =
    isDoubted || bank.seed.personas.get(quote.account_id)?.needsStepUp || (await wasAskedToProve(trx, quote.quote_id))
  return [...(mustCool ? ['cooling_off' as const] : []), ...(mustProve ? ['step_up' as const] : [])]
}

async function wasAskedToProve(trx: Transaction<Tables>, quoteId: string): Promise<boolean> {
  const asked = await trx
    .selectFrom('confirm_gates')
    .select('request_id')
    .where('quote_id', '=', quoteId)
    .where('kind', '=', 'step_up')
    .limit(1)
    .executeTakeFirst()
  return asked !== undefined
}

async function findOrOpen(trx: Transaction<Tables>, kind: Kind, facts: GateFacts): Promise<Gate | null> {
  const { quote, conversionId, session } = facts
  const requests = await withStatus(trx.selectFrom('confirm_gates'))
    .select(['request_id', 'kind', 'conversion_id', 'match_code', 'ends_at'])
    .where('quote_id', '=', quote.quote_id)
    .where('kind', '=', kind)
    .orderBy('gate_id', 'desc')
    .execute()
  const newest = requests.find(({ conversion_id }) => conversion_id === conversionId)
  if (newest?.status === 'done') return null
  if (newest?.status === 'pending') {
    await trx
      .updateTable('confirm_gates')
      .set({ session_id: session.sessionId })
      .where('request_id', '=', newest.request_id)
      .execute()
    return toGate(facts.bank, newest)
  }
  if (newest?.status === 'ended' || requests.length >= maxRequests) {
    throw new BankError('expired', 'the viewer has called this quote off')
  }
  return toGate(facts.bank, await openRequest(trx, kind, facts))
}

/** A new request, and a quote that lives long enough for its end. */
async function openRequest(trx: Transaction<Tables>, kind: Kind, { quote, session, conversionId }: GateFacts) {
  const { coolingOff } = session.client.rules
  const [waitMs, openMs] =
    kind === 'cooling_off' && coolingOff ? [coolingOff.waitMs, coolingOff.confirmMs] : [stepUpMs, repeatMs]
  const signIn = await trx
    .selectFrom('sign_ins')
    .select(['host_origin', 'locale'])
    .where('session_id', '=', session.sessionId)
    .where('status', '=', 'done')
    .orderBy('sign_in_id', 'desc')
    .executeTakeFirst()
  const request = await trx
    .insertInto('confirm_gates')
    .values({
      request_id: randomBytes(16).toString('base64url'),
      kind,
      quote_id: quote.quote_id,
      conversion_id: conversionId,
      session_id: session.sessionId,
      host_origin: signIn?.host_origin ?? null,
      locale: quote.locale ?? signIn?.locale ?? session.client.rules.locale,
      match_code: kind === 'step_up' ? String(randomInt(100)).padStart(2, '0') : null,
      ends_at: sql<Date>`now() + ${waitMs} * interval '1 millisecond'`,
    })
    .returning(['request_id', 'kind', 'match_code', 'ends_at'])
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('quotes')
    .set({ expires_at: sql<Date>`greatest(expires_at, now() + ${waitMs + openMs} * interval '1 millisecond')` })
    .where('quote_id', '=', quote.quote_id)
    .execute()
  return request
}

interface GateRow {
  request_id: string
  kind: Kind
  match_code: string | null
  ends_at: Date
}

function toGate({ publicOrigin }: Bank, { request_id, kind, match_code, ends_at }: GateRow): Gate {
  const endsAt = ends_at.toISOString()
  return kind === 'step_up'
    ? { status: kind, url: `${publicOrigin}/step-up/${request_id}`, matchCode: match_code ?? '', expiresAt: endsAt }
    : { status: kind, url: `${publicOrigin}/cooling-off/${request_id}`, until: endsAt }
}

/** A request as its page shows it, with what the viewer is about to agree to. */
export type GateView = NonNullable<Awaited<ReturnType<typeof findGateRequest>>>

export async function findGateRequest(bank: Bank, kind: Kind, requestId: string) {
  return withStatus(bank.db.selectFrom('confirm_gates'))
    .innerJoin('quotes', 'quotes.quote_id', 'confirm_gates.quote_id')
    .select(['client_id', 'host_origin', 'confirm_gates.locale', 'wrong_codes', 'ends_at'])
    .select(['order_ref', 'order_minor', 'coupon_minor', 'points_minor', 'financed_minor', 'total_minor', 'plan'])
    .where('request_id', '=', requestId)
    .where('kind', '=', kind)
    .executeTakeFirst()
}

export type GateAnswer = { act: 'cancel' } | { act: 'prove'; code: string }

/** Takes what the viewer did on the page, if the request still runs. */
export async function answerGate(bank: Bank, kind: Kind, requestId: string, answer: GateAnswer): Promise<void> {
  await transact(bank.db, async (trx) => {
    await lockQuote(trx, sql`(select quote_id from confirm_gates where request_id = ${requestId})`)
    const request = await withStatus(trx.selectFrom('confirm_gates'))
      .select(['quote_id', 'match_code', 'wrong_codes'])
      .where('request_id', '=', requestId)
      .where('kind', '=', kind)
      .executeTakeFirst()
    if (request?.status !== 'pending') return
    const { match_code, wrong_codes } = request
    if (answer.act === 'prove' && match_code === null) return
    const change =
      answer.act === 'cancel'
        ? { status: 'ended' as const }
        : judgeCode({ match_code: match_code ?? '', wrong_codes }, answer.code)
    await trx.updateTable('confirm_gates').set(change).where('request_id', '=', requestId).execute()
    if (change.status === 'ended') await callOff(trx, request.quote_id)
  })
}

/** Nothing more comes of the quote, and what it keeps is free again. */
async function callOff(trx: Transaction<Tables>, quoteId: string): Promise<void> {
  await trx
    .updateTable('quotes')
    .set({ expires_at: sql<Date>`least(expires_at, now())` })
    .where('quote_id', '=', quoteId)
    .execute()
}

/** What `GET /v1/sessions/me` tells of the newest request. */
export async function latestGate(bank: Bank, { sessionId }: OpenSession): Promise<SessionState['gate'] | null> {
  const newest = await withStatus(bank.db.selectFrom('confirm_gates'))
    .select('quote_id')
    .where('session_id', '=', sessionId)
    .orderBy('gate_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest ? { quoteId: newest.quote_id, status: newest.status } : null
}

/** Time is never stored: at its end a step-up is `expired` and a cooling-off `done`, by the database's clock. */
function withStatus(query: SelectQueryBuilder<Tables, 'confirm_gates', object>) {
  return query.select(
    sql<NonNullable<SessionState['gate']>['status']>`
      case when status <> 'pending' or ends_at > now() then status
        when kind = 'step_up' then 'expired' else 'done' end`.as('status'),
  )
}
