import type { Confirmation, ConfirmRequest } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { QuoteRow, Tables } from '../db/tables.ts'
import type { OpenSession } from '../people/sessions.ts'
import { answerOnce } from './answerOnce.ts'
import { expireOverdue } from './liveAgreements.ts'
import { signReceipt } from './signReceipt.ts'
import { toAgreement } from './toAgreement.ts'

interface Confirm {
  session: OpenSession
  quoteId: string
  conversionId: string
  request: ConfirmRequest
}

/**
 * Turns a quote into an agreement with its signed receipt, or into `declined`; the answer as JSON text.
 * One transaction holds the key's row, every check by the database's clock, the agreement, the receipt and the answer.
 */
export async function confirmQuote(bank: Bank, confirm: Confirm): Promise<string> {
  const { session, quoteId, conversionId, request } = confirm
  const { clientId } = session.client
  const { accountId } = session
  if (accountId === null) throw new BankError('unauthorized', 'the viewer has not signed in')
  const { disclosureHash, pin = null, room = null } = request
  const keyed = {
    key: conversionId,
    clientId,
    accountId,
    request: [quoteId, disclosureHash, pin, room],
  }
  return answerOnce(bank.db, keyed, async (trx) => {
    const { now, ...quote } = await findQuote(trx, { quoteId, clientId, accountId })
    await refuseQuote(trx, quote, request, now)
    const confirmation: Confirmation = bank.seed.personas.get(quote.account_id)?.declines
      ? { status: 'declined' }
      : await storeAgreement(bank, trx, confirm, quote, now)
    return JSON.stringify(confirmation)
  })
}

/** The viewer's own quote, of whichever session: signing in again at the review must not lose it. */
async function findQuote(trx: Transaction<Tables>, asked: { quoteId: string; clientId: string; accountId: string }) {
  const quote = await trx
    .selectFrom('quotes')
    .selectAll()
    .select(sql<Date>`now()`.as('now'))
    .where('quote_id', '=', asked.quoteId)
    .where('client_id', '=', asked.clientId)
    .where('account_id', '=', asked.accountId)
    .executeTakeFirst()
  if (!quote) throw new BankError('not-found')
  return quote
}

async function refuseQuote(trx: Transaction<Tables>, quote: QuoteRow, request: ConfirmRequest, now: Date) {
  const used = await trx
    .selectFrom('agreements')
    .select(['status', 'capture_before'])
    .where('quote_id', '=', quote.quote_id)
    .executeTakeFirst()
  if (used) {
    const isLive = used.status === 'captured' || (used.status === 'reserved' && used.capture_before > now)
    throw new BankError(isLive ? 'order-taken' : 'expired', 'the quote has been confirmed before')
  }
  if (quote.expires_at <= now) throw new BankError('expired', 'the quote has expired')
  const waitMs = quote.created_at.getTime() + quote.reading_ms - now.getTime()
  if (waitMs > 0) throw new BankError('reading-time', undefined, { retryAfterMs: waitMs })
  if (request.disclosureHash !== quote.disclosure_hash) {
    throw new BankError('bad-request', '$.disclosureHash: not the hash of the disclosure of this quote')
  }
}

async function storeAgreement(
  bank: Bank,
  trx: Transaction<Tables>,
  { session, conversionId, request }: Confirm,
  quote: QuoteRow,
  now: Date,
): Promise<Confirmation> {
  const { clientId, rules } = session.client
  await expireOverdue(trx, clientId, quote.order_ref)
  const row = {
    agreement_id: uuidV7(),
    conversion_id: conversionId,
    quote_id: quote.quote_id,
    status: 'reserved' as const,
    order_ref: quote.order_ref,
    order_minor: quote.order_minor,
    points_minor: quote.points_minor,
    financed_minor: quote.financed_minor,
    total_minor: quote.total_minor,
    currency: quote.currency,
    plan_id: quote.plan_id,
    confirmed_at: now,
    capture_before: wholeSecond(now.getTime() + rules.captureMs),
  }
  const agreement = toAgreement(row, now)
  const facts = { accountId: quote.account_id, clientId, ...request }
  const receipt = await signReceipt(bank, agreement, facts)
  const stored = await trx
    .insertInto('agreements')
    .values({ ...row, client_id: clientId, account_id: quote.account_id, receipt, captured_at: null })
    // Whichever index it is, of the live order or of the quote: somebody was first.
    .onConflict((conflict) => conflict.doNothing())
    .returning('agreement_id')
    .executeTakeFirst()
  if (!stored) throw new BankError('order-taken')
  return { status: 'confirmed', agreement, receipt }
}

/** Up, so that `exp` in the receipt, which has no milliseconds, is the same instant. */
const wholeSecond = (atMs: number) => new Date(Math.ceil(atMs / 1000) * 1000)
