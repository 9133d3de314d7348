import type { Confirmation } from '@offerdock/sdk/contract'
import { type Insertable, sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { AgreementRow, QuoteRow, Tables } from '../db/tables.ts'
import { type AgreementEvent, insertEvents, ring } from '../delivery/appendEvent.ts'
import { expectedLines } from './agreementLines.ts'
import { insertEntries, toEntries } from './bookTransfer.ts'
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
  await keepWhatItHeld(trx, quote, captureBefore)
  const draft = draftAgreement(quote, { conversionId, confirmedAt: now, captureBefore })
  const agreement = toAgreement(draft, now)
  const receipt = await signReceipt(bank, trx, { agreement, accountId: quote.account_id, clientId, ...request })
  const events = [
    { clientId, agreementId: agreement.agreementId, type: 'agreement.reserved' as const, data: { agreement } },
  ]
  const insert = insertAgreement({ ...draft, receipt }, events)
  if ((await insert.execute(trx)).rows.length === 0) {
    await expireOverdue(trx, sql`client_id = ${clientId} and order_ref = ${quote.order_ref}`, 1)
    if ((await insert.execute(trx)).rows.length === 0) throw new BankError('order-taken')
  }
  ring(events)
  return { status: 'confirmed', agreement, receipt }
}

/**
 * One statement: the row, its entries and its event, or no row comes back and nothing is stored. That is so when somebody
 * was first, whichever index says so, of the live order or of the quote.
 */
function insertAgreement(draft: AgreementRow, events: readonly AgreementEvent[]) {
  const row = { ...draft, terms: draft.terms && JSON.stringify(draft.terms) } satisfies Insertable<Tables['agreements']>
  const { agreement_id: agreementId, quote_id: quoteId } = draft
  const transfer = { transferId: agreementId, phase: 'pending' as const, agreementId, quoteId }
  const entries = toEntries([{ ...transfer, lines: expectedLines(draft) }])
  const isStored = sql`exists (select from stored)`
  return sql`
    with stored as (
      insert into agreements (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
      values (${sql.join(Object.values(row))})
      on conflict do nothing
      returning agreement_id),
    booked as (${insertEntries(entries, isStored)}),
    told as (${insertEvents(events, isStored)})
    select from stored`
}

/** Whether the hold still stands is decided where it is kept, by one statement; a quote without one has nothing to keep. */
async function keepWhatItHeld(trx: Transaction<Tables>, quote: QuoteRow, captureBefore: Date): Promise<void> {
  if (quote.campaign_id === null && quote.points_used === 0) return
  if (!(await keepHold(trx, quote.quote_id, captureBefore))) {
    throw new BankError('expired', 'what the quote held has been given back')
  }
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
