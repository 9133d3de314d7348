import { type Kysely, sql } from 'kysely'
import { type HoldRequest, takePiece } from '../agreements/holds.ts'
import { quoteColumns } from '../agreements/storeQuote.ts'
import type { Tables } from '../db/tables.ts'

const offerId = 'show'

/** A new campaign with so many pieces, and `count` quotes of different orders that each want one. */
export async function prepareHolds(
  db: Kysely<Tables>,
  { campaignId, pieces, count }: { campaignId: string; pieces: number; count: number },
): Promise<HoldRequest[]> {
  await sql`
    insert into campaign_stock (offer_id, campaign_id, currency, pieces_total)
    values (${offerId}, ${campaignId}, 'CNY', ${pieces})`.execute(db)
  await sql`
    insert into quotes (quote_id, client_id, account_id, order_ref, order_minor, points_minor, financed_minor,
      total_minor, currency, disclosure, disclosure_hash, reading_ms, campaign_id, expires_at)
    select ${campaignId} || '-' || i, 'pk', 'viewer-' || i, ${campaignId} || '-' || i, 499900, 0, 499900,
      499900, 'CNY', '', '', 0, ${campaignId}, now() + interval '1 hour'
    from generate_series(1, ${count}::int) i`.execute(db)
  return Array.from({ length: count }, (_, i) => ({
    quoteId: `${campaignId}-${i + 1}`,
    clientId: 'pk',
    accountId: `viewer-${i + 1}`,
    orderRef: `${campaignId}-${i + 1}`,
    offerId,
    campaignId,
    costMinor: 0,
    currency: 'CNY',
    lots: [],
  }))
}

/** A piece for a prepared quote, by the statement that makes both where there is none yet; null when nothing is left. */
export const takePrepared = (db: Kysely<Tables>, hold: HoldRequest) =>
  takePiece(db, hold, {
    open: sql`select 1`,
    insert: (stock) => sql`select ${quoteColumns} from quotes, ${sql.table(stock)} where quote_id = ${hold.quoteId}`,
  })
