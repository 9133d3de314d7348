import type { Confirmation } from '@offerdock/sdk/contract'
import { type Insertable, sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { AgreementRow, QuoteRow, Tables } from '../db/tables.ts'
import { appendEvent } from '../delivery/appendEvent.ts'
import { findConsent } from '../people/consents.ts'
import { expectedLines } from './agreementLines.ts'
import { bookTransfer } from './bookTransfer.ts'
import type { Confirm } from './confirmQuote.ts'
import { keepHold } from './holds.ts'
import { expireOverdue } from './liveAgreements.ts'
import { signReceipt } from './signReceipt.ts'
import { toAgreement } from './toAgreement.ts'

/**
 * The agreement of a confirmed quote, with its receipt, its entries and its event. Throws `expired` when what the quote
 * held has lapsed and `order-taken` when the order has a live agreement.
 */
export async function storeAgreement(
  bank: Bank,
  trx: Transaction<Tables>,
  { confirm, quote, now }: { confirm: Confirm; quote: QuoteRow; now: Date },
): Promise<Confirmation> {
  const { session, conversionId, request } = confirm
  const { clientId } = session.client
  const captureBefore = wholeSecond(now.getTime() + session.client.rules.captureMs)
  await keepWhatItHeld(trx, quote.quote_id, captureBefore)
  const draft = draftAgreement(quote, { conversionId, confirmedAt: now, captureBefore })
  const agreement = toAgreement(draft, now)
  const { account_id: accountId } = quote
  const consentId = await findConsent(trx, accountId, clientId, 'sharing')
  const receipt = await signReceipt(bank, trx, { agreement, accountId, clientId, consentId, ...request })
  const row = { ...draft, receipt, terms: quote.terms && JSON.stringify(quote.terms) }
  if (!(await insertRow(trx, row))) {
    await expireOverdue(trx, sql`client_id = ${clientId} and order_ref = ${quote.order_ref}`, 1)
    if (!(await insertRow(trx, row))) throw new BankError('order-taken')
  }
  const { agreementId, quoteId } = agreement
  await bookTransfer(trx, { transferId: agreementId, phase: 'pending', agreementId, quoteId }, expectedLines(draft))
  await appendEvent(trx, { clientId, agreementId, type: 'agreement.reserved', data: { agreement } })
  return { status: 'confirmed', agreement, receipt }
}

/** False when somebody was first, whichever index says so, of the live order or of the quote. */
async function insertRow(trx: Transaction<Tables>, row: Insertable<Tables['agreements']>): Promise<boolean> {
  const stored = await trx
    .insertInto('agreements')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('agreement_id')
    .executeTakeFirst()
  return stored !== undefined
}

/** Whether the hold still stands is decided where it is kept, by one statement; a quote without one has nothing to keep. */
async function keepWhatItHeld(trx: Transaction<Tables>, quoteId: string, captureBefore: Date): Promise<void> {
  if (await keepHold(trx, quoteId, captureBefore)) return
  const lapsed = await trx.selectFrom('holds').select('status').where('quote_id', '=', quoteId).executeTakeFirst()
  if (lapsed) throw new BankError('expired', 'what the quote held has been given back')
}

function draftAgreement(
  quote: QuoteRow,
  { conversionId, confirmedAt, captureBefore }: { conversionId: string; confirmedAt: Date; captureBefore: Date },
): AgreementRow {
  const { client_id, account_id, quote_id, order_ref, order_minor, points_minor, coupon_minor, plan_id } = quote
  const { financed_minor, total_minor, currency, terms } = quote
  return {
    agreement_id: uuidV7(),
    conversion_id: conversionId,
    status: 'reserved',
    ...{ client_id, account_id, quote_id, order_ref, order_minor, points_minor, coupon_minor, plan_id },
    ...{ financed_minor, total_minor, currency, terms },
    refunded_minor: 0,
    commission_minor: 0,
    confirmed_at: confirmedAt,
    capture_before: captureBefore,
    captured_at: null,
    ended_at: null,
    receipt: '',
  }
}

/** Up, so that `exp` in the receipt, which has no milliseconds, is the same instant. */
const wholeSecond = (atMs: number) => new Date(Math.ceil(atMs / 1000) * 1000)
