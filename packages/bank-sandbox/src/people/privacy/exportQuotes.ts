import type { AccountExport } from '@offerdock/sdk/contract'
import type { Transaction } from 'kysely'
import type { QuoteRow, Tables } from '../../db/tables.ts'

type ExportedQuote = AccountExport['quotes'][number]

/** The quotes of an account, with what each took of limited things and what its confirm waited for. */
export async function exportQuotes(trx: Transaction<Tables>, accountId: string): Promise<ExportedQuote[]> {
  const quotes = await trx
    .selectFrom('quotes')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('quote_id')
    .execute()
  const taken = await readTaken(trx, accountId)
  const gates = await readConfirmGates(trx, accountId)
  return quotes.map((row) => ({
    ...toQuote(row),
    taken: taken.get(row.quote_id) ?? null,
    gates: gates.flatMap(({ quoteId, ...gate }) => (quoteId === row.quote_id ? [gate] : [])),
  }))
}

function toQuote(row: QuoteRow): Omit<ExportedQuote, 'taken' | 'gates'> {
  return {
    quoteId: row.quote_id,
    clientId: row.client_id,
    orderRef: row.order_ref,
    orderMinor: row.order_minor,
    pointsMinor: row.points_minor,
    pointsUsed: row.points_used,
    couponMinor: row.coupon_minor,
    financedMinor: row.financed_minor,
    totalMinor: row.total_minor,
    currency: row.currency,
    category: row.category,
    campaignId: row.campaign_id,
    room: row.room,
    locale: row.locale,
    plan: row.plan,
    disclosure: row.disclosure,
    disclosureHash: row.disclosure_hash,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }
}

async function readTaken(trx: Transaction<Tables>, accountId: string) {
  const holds = await trx.selectFrom('holds').selectAll().where('account_id', '=', accountId).execute()
  const lots = await trx
    .selectFrom('hold_lots')
    .innerJoin('holds', 'holds.quote_id', 'hold_lots.quote_id')
    .select(['hold_lots.quote_id', 'lot_id', 'points'])
    .where('account_id', '=', accountId)
    .orderBy('lot_id')
    .execute()
  return new Map(
    holds.map((hold) => [
      hold.quote_id,
      {
        status: hold.status,
        campaignId: hold.campaign_id,
        pieces: hold.pieces,
        costMinor: hold.cost_minor,
        expiresAt: hold.expires_at.toISOString(),
        lots: lots
          .filter(({ quote_id }) => quote_id === hold.quote_id)
          .map(({ lot_id, points }) => ({ lotId: lot_id, points })),
      },
    ]),
  )
}

async function readConfirmGates(trx: Transaction<Tables>, accountId: string) {
  const rows = await trx
    .selectFrom('confirm_gates')
    .innerJoin('quotes', 'quotes.quote_id', 'confirm_gates.quote_id')
    .selectAll('confirm_gates')
    .where('account_id', '=', accountId)
    .orderBy('gate_id')
    .execute()
  return rows.map((row) => ({
    quoteId: row.quote_id,
    kind: row.kind,
    status: row.status,
    hostOrigin: row.host_origin,
    locale: row.locale,
    wrongCodes: row.wrong_codes,
    endsAt: row.ends_at.toISOString(),
  }))
}
