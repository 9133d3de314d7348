import { sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../bank.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { bookTransfer } from './bookTransfer.ts'

/**
 * Brings campaigns and points lots of the seed into the database. What is new is issued; a campaign's total follows the
 * seed, but never below what is used; a lot is issued once, and from then on the database is the truth.
 */
export async function syncScarceThings({ db, seed }: Pick<Bank, 'db' | 'seed'>): Promise<void> {
  const campaigns = [...seed.clients.values()].flatMap(({ offer, rules }) =>
    (rules.campaigns ?? []).map(({ campaignId, quotaPieces, budgetMinor }) => ({
      offer_id: offer,
      campaign_id: campaignId,
      currency: rules.currency.code,
      pieces: quotaPieces,
      budget: budgetMinor,
    })),
  )
  const lots = [...seed.personas.values()].flatMap(({ personaId, points = [] }) =>
    points
      .filter((lot) => lot.points > 0)
      .map((lot) => ({ account_id: personaId, source: `seed:${lot.lotId}`, points: lot.points, expires: lot.expires })),
  )
  await transact(db, async (trx) => {
    // Two offers of one name are one; the order is fixed, so that two processes that start do not lock each other out.
    const known = new Map(campaigns.map((campaign) => [`${campaign.offer_id}/${campaign.campaign_id}`, campaign]))
    for (const [, campaign] of [...known].sort()) await syncCampaign(trx, campaign)
    await addLots(trx, lots)
  })
}

interface CampaignTotals {
  offer_id: string
  campaign_id: string
  currency: string
  pieces: number | null
  budget: number | null
}

async function syncCampaign(trx: Transaction<Tables>, campaign: CampaignTotals): Promise<void> {
  const { offer_id, campaign_id, currency, pieces, budget } = campaign
  await trx
    .insertInto('campaign_stock')
    .values({ offer_id, campaign_id, currency, pieces_total: 0, budget_total_minor: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const isThis = { offer_id, campaign_id }
  const before = await trx
    .selectFrom('campaign_stock')
    .selectAll()
    .where((is) => is.and(isThis))
    .forUpdate()
    .executeTakeFirstOrThrow()
  const after = {
    pieces_total: pieces === null ? null : Math.max(pieces, before.pieces_used),
    budget_total_minor: budget === null ? null : Math.max(budget, before.budget_used_minor),
  }
  await trx
    .updateTable('campaign_stock')
    .set(after)
    .where((is) => is.and(isThis))
    .execute()
  const name = `${offer_id}/${campaign_id}`
  const morePieces = (after.pieces_total ?? 0) - (before.pieces_total ?? 0)
  const moreMinor = (after.budget_total_minor ?? 0) - (before.budget_total_minor ?? 0)
  await bookTransfer(trx, { transferId: uuidV7(), phase: 'post', agreementId: null, quoteId: null }, [
    { account: `pieces:issued:${name}`, unit: 'pieces', amount: -morePieces },
    { account: `pieces:free:${name}`, unit: 'pieces', amount: morePieces },
    { account: `budget:issued:${name}`, unit: currency, amount: -moreMinor },
    { account: `budget:free:${name}`, unit: currency, amount: moreMinor },
  ])
}

interface SeedLot {
  account_id: string
  source: string
  points: number
  expires: string
}

async function addLots(trx: Transaction<Tables>, lots: readonly SeedLot[]): Promise<void> {
  const given = JSON.stringify(lots.map((lot) => ({ ...lot, lot_id: uuidV7() })))
  await sql`
    with fresh as (
      insert into points_lots (lot_id, account_id, source, points, expires)
      select lot_id, account_id, source, points, expires
      from jsonb_to_recordset(${given}::jsonb)
        lot (lot_id text, account_id text, source text, points bigint, expires text)
      on conflict (account_id, source) do nothing
      returning lot_id, points)
    insert into ledger_entries (transfer_id, account, unit, amount, phase)
    select lot_id, account, 'points', amount, 'post'
    from fresh cross join lateral (values
      ('points:issued', -points), ('points:free:' || lot_id, points)) line (account, amount)`.execute(trx)
}
