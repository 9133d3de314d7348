import { type Kysely, sql } from 'kysely'

/**
 * An account's pieces of a campaign are numbered, and a number is taken once: two quotes at the same instant cannot both
 * be its last. Holds from before have no number and are counted all the same.
 */
export async function addHoldSlots(db: Kysely<unknown>) {
  await sql`alter table holds add column slot bigint check (slot > 0)`.execute(db)
  await sql`
    create unique index holds_slot on holds (offer_id, campaign_id, account_id, slot)
    where status <> 'voided'`.execute(db)
}
