import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'
import { isInTheWay } from '../db/transact.ts'
import type { Line } from './bookTransfer.ts'
import type { HeldLot } from './boundTerms.ts'
import { giveBackExpired } from './giveBackExpired.ts'
import { entryColumns, holdLines } from './holdLines.ts'
import { quoteColumns } from './storeQuote.ts'

/** What a quote takes: with a campaign one piece and what it costs the bank, and points of these lots. */
export interface HoldRequest {
  quoteId: string
  clientId: string
  accountId: string
  orderRef: string
  offerId: string
  campaignId: string | null
  /** So many pieces of the campaign the account may have, held ones included; absent, they are not numbered. */
  perAccount?: number
  /** What is waived and what the coupon takes off; counted against the campaign's budget. */
  costMinor: number
  currency: string
  lots: readonly HeldLot[]
}

/**
 * Takes it all or throws `sold-out`. Nothing is ever sold out on account of a hold or an agreement that has ended by the
 * database's clock: those are given back first, and then it is tried once more.
 */
export async function takeHold(trx: Transaction<Tables>, hold: HoldRequest): Promise<void> {
  const { offerId, campaignId } = hold
  if (campaignId !== null) {
    await sql`savepoint hold`.execute(trx)
    if (await tryHold(trx, hold)) return
    // Whoever waited for the hot row has it locked, even when nothing is left, and must not wait for a give-back with it.
    await sql`rollback to savepoint hold`.execute(trx)
    await giveBackExpired(trx, { offerId, campaignId }, inlineCount)
  }
  if (!(await tryHold(trx, hold))) throw new BankError('sold-out')
}

/** A viewer waits for as many ends of other viewers' agreements; the sweeper does more at a time. */
const inlineCount = 10

/**
 * A piece for a quote that is made by the same statement, so that nobody waits for the campaign's row while one viewer's
 * questions go to and fro: `open` has a row where the quote may be made, `insert` gives the quote for every row of
 * `stock`. When it expires, or null where that did not work out, and then nothing is stored.
 */
export async function takePiece(
  db: Kysely<Tables>,
  hold: HoldRequest,
  { open, insert }: { open: RawBuilder<unknown>; insert: (source: string) => RawBuilder<unknown> },
): Promise<string | null> {
  try {
    const taken = await tryHold(db, hold, { open, quote: insert('stock') })
    return taken?.expires_at.toISOString() ?? null
  } catch (error) {
    if (isInTheWay(error)) return null
    throw error
  }
}

interface Parts {
  /** Without a row in it nothing is taken. */
  open: RawBuilder<unknown>
  /** `quoteColumns` of the quote. */
  quote: RawBuilder<unknown>
}

const storedQuote = ({ quoteId }: HoldRequest): Parts => ({
  open: sql`select 1`,
  quote: sql`select ${quoteColumns} from quotes where quote_id = ${quoteId}`,
})

/** One statement: the hot row counts only what still fits, and without it there is no hold, no points and no entry. */
async function tryHold(db: Kysely<Tables>, hold: HoldRequest, { open, quote } = storedQuote(hold)) {
  const { offerId, campaignId, costMinor, lots } = hold
  const pieces = campaignId === null ? 0 : 1
  const stock = sql`
    stock as (
      update campaign_stock
      set pieces_used = pieces_used + ${pieces}::bigint, budget_used_minor = budget_used_minor + ${costMinor}::bigint
      where offer_id = ${offerId} and campaign_id = ${campaignId} and exists (select from open)
        and (pieces_total is null or pieces_used + ${pieces}::bigint <= pieces_total)
        and (budget_total_minor is null or budget_used_minor + ${costMinor}::bigint <= budget_total_minor)
      returning campaign_id),`
  const { rows } = await sql<{ lots: number; expires_at: Date }>`
    with open as (${open}),
    ${campaignId === null ? sql`` : stock}
    quote as (${quote}),
    hold as (
      insert into holds (quote_id, client_id, account_id, order_ref, expires_at,
        offer_id, campaign_id, slot, pieces, cost_minor, currency)
      select ${quoteColumns},
        ${offerId}, ${campaignId}, ${nextSlot(hold)}, ${pieces}::bigint, ${costMinor}::bigint, ${hold.currency}
      from quote
      ${campaignId === null ? sql`` : sql`where exists (select from stock)`}
      returning quote_id, account_id, expires_at),
    ${lots.length === 0 ? sql`` : drawLots(lots)}
    booked as (
      insert into ledger_entries ${entryColumns}
      select quote_id, account, unit, amount::bigint, 'pending', quote_id
      from hold, jsonb_to_recordset(${JSON.stringify(takenLines(hold))}::jsonb)
        line (account text, unit text, amount bigint))
    select expires_at, ${lots.length === 0 ? sql`0` : sql`(select count(*) from kept)`} as lots from hold`.execute(db)
  const [taken] = rows
  if (taken && taken.lots !== lots.length)
    throw new BankError('in-flight', 'the points are being used by another order', { retryAfterMs: 1000 })
  return taken ?? null
}

/** The smallest number that none of the account's pieces has. */
function nextSlot({ offerId, campaignId, accountId, perAccount }: HoldRequest) {
  if (campaignId === null || perAccount === undefined) return sql`null::bigint`
  const mine = sql`
    select slot from holds
    where offer_id = ${offerId} and campaign_id = ${campaignId} and account_id = ${accountId} and status <> 'voided'`
  return sql`(
    select min(n) from (select 1::bigint as n union all select slot + 1 from (${mine}) taken) next
    where n not in (select slot from (${mine}) taken where slot is not null))`
}

/** In the order of their ids. Of a lot that has no longer so many points, no row comes back. */
function drawLots(lots: readonly HeldLot[]) {
  const asked = JSON.stringify(lots.map(({ lotId, points }) => ({ lot_id: lotId, points })))
  return sql`
    asked as (select * from jsonb_to_recordset(${asked}::jsonb) lot (lot_id text, points bigint)),
    locked as (
      select lot_id from points_lots
      where exists (select from hold) and lot_id in (select lot_id from asked)
      order by lot_id for update),
    drawn as (
      update points_lots
      set used = used + asked.points
      from hold, locked join asked using (lot_id)
      where points_lots.lot_id = locked.lot_id and points_lots.account_id = hold.account_id
        and used + asked.points <= points_lots.points
      returning hold.quote_id, points_lots.lot_id, asked.points),
    kept as (
      insert into hold_lots (quote_id, lot_id, points) select quote_id, lot_id, points from drawn returning lot_id),`
}

/** The same lines that `holdLines` writes of a hold that is stored. */
function takenLines({ offerId, campaignId, costMinor, currency, lots }: HoldRequest): Line[] {
  const name = `${offerId}/${campaignId}`
  const taken = [
    { of: 'pieces', name, unit: 'pieces', amount: campaignId === null ? 0 : 1 },
    { of: 'budget', name, unit: currency, amount: costMinor },
    ...lots.map(({ lotId, points }) => ({ of: 'points', name: lotId, unit: 'points', amount: points })),
  ]
  return taken
    .filter(({ amount }) => amount > 0)
    .flatMap(({ of, name, unit, amount }) => [
      { account: `${of}:free:${name}`, unit, amount: -amount },
      { account: `${of}:held:${name}`, unit, amount },
    ])
}

/** The agreement keeps what its quote held, until the end of its time to capture. False when it was no longer held. */
export async function keepHold(trx: Transaction<Tables>, quoteId: string, captureBefore: Date): Promise<boolean> {
  const kept = await trx
    .updateTable('holds')
    .set({ status: 'kept', expires_at: captureBefore })
    .where('quote_id', '=', quoteId)
    .where('status', '=', 'held')
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('quote_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** For good: what the captured agreement kept is used. */
export async function postHold(trx: Transaction<Tables>, quoteId: string): Promise<void> {
  await sql`
    with posted as (
      update holds set status = 'posted' where quote_id = ${quoteId} and status = 'kept' returning *)
    insert into ledger_entries ${entryColumns}
    ${holdLines({ holds: 'posted', lots: 'hold_lots' }, ['held', 'used'], 'post')}`.execute(trx)
}
