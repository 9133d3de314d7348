import { type Kysely, sql } from 'kysely'
import { addLedgerEntries } from './addLedgerEntries.ts'

/** Refunds, and the scarce things that a quote takes: pieces and budget of campaigns, and points. */
export async function addLedger(db: Kysely<unknown>) {
  await widenQuotes(db)
  await widenAgreements(db)
  await createScarceThings(db)
  await createHolds(db)
  await addLedgerEntries(db)
}

async function widenQuotes(db: Kysely<unknown>) {
  await sql`
    alter table quotes
      add column points_used bigint not null default 0 check (points_used >= 0),
      add column coupon_minor bigint not null default 0 check (coupon_minor >= 0),
      add column campaign_id text,
      add column room text,
      add column locale text,
      add column terms jsonb`.execute(db)
}

async function widenAgreements(db: Kysely<unknown>) {
  await sql`
    alter table agreements
      add column coupon_minor bigint not null default 0 check (coupon_minor >= 0),
      add column refunded_minor bigint not null default 0,
      add column commission_minor bigint not null default 0 check (commission_minor >= 0),
      add column ended_at timestamptz,
      add column terms jsonb,
      drop constraint agreements_status,
      drop constraint agreements_captured,
      add constraint agreements_status check (status in ('reserved', 'captured', 'released', 'expired', 'refunded')),
      add constraint agreements_captured check ((status in ('captured', 'refunded')) = (captured_at is not null)),
      add constraint agreements_refunded check (
        refunded_minor between 0 and order_minor and (status = 'refunded') = (refunded_minor > 0))`.execute(db)
  await sql`drop index agreements_live_order`.execute(db)
  // One live agreement per order, decided by the database and by nothing else. Refunded in part is live.
  await sql`
    create unique index agreements_live_order on agreements (client_id, order_ref)
    where status in ('reserved', 'captured') or (status = 'refunded' and refunded_minor < order_minor)`.execute(db)
  await sql`create index agreements_overdue on agreements (capture_before) where status = 'reserved'`.execute(db)
  await sql`
    create table refunds (
      refund_id text primary key,
      agreement_id text not null references agreements,
      refund_minor bigint not null check (refund_minor > 0),
      created_at timestamptz not null default now())`.execute(db)
  await sql`create index refunds_agreement on refunds (agreement_id)`.execute(db)
}

async function createScarceThings(db: Kysely<unknown>) {
  await sql`
    create table campaign_stock (
      offer_id text not null,
      campaign_id text not null,
      currency text not null,
      pieces_total bigint,
      pieces_used bigint not null default 0,
      budget_total_minor bigint,
      budget_used_minor bigint not null default 0,
      primary key (offer_id, campaign_id),
      constraint campaign_stock_pieces check (pieces_used >= 0 and pieces_used <= pieces_total),
      constraint campaign_stock_budget check (budget_used_minor >= 0 and budget_used_minor <= budget_total_minor))
    with (fillfactor = 50)`.execute(db) // a hot row: its new versions fit into its own page
  await sql`
    create table points_lots (
      lot_id text primary key,
      account_id text not null,
      source text not null,
      points bigint not null check (points > 0),
      used bigint not null default 0,
      expires text not null check (expires ~ '^\\d{4}-\\d{2}-\\d{2}$'),
      created_at timestamptz not null default now(),
      unique (account_id, source),
      constraint points_lots_used check (used between 0 and points))`.execute(db)
}

async function createHolds(db: Kysely<unknown>) {
  await sql`
    create table holds (
      quote_id text primary key references quotes,
      client_id text not null,
      account_id text not null,
      order_ref text not null,
      offer_id text not null,
      campaign_id text,
      pieces bigint not null check (pieces >= 0),
      cost_minor bigint not null check (cost_minor >= 0),
      currency text not null,
      status text not null default 'held' check (status in ('held', 'kept', 'posted', 'voided')),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      foreign key (offer_id, campaign_id) references campaign_stock)`.execute(db)
  await sql`
    create function move_hold_with_quote() returns trigger language plpgsql as $$
    begin
      update holds set expires_at = new.expires_at where quote_id = new.quote_id and status = 'held';
      return null;
    end $$`.execute(db)
  await sql`
    create trigger quotes_move_hold after update of expires_at on quotes
    for each row execute function move_hold_with_quote()`.execute(db)
  await sql`
    create unique index holds_one_per_order on holds (client_id, account_id, order_ref) where status = 'held'`.execute(
    db,
  )
  await sql`
    create index holds_campaign on holds (offer_id, campaign_id, account_id) where status <> 'voided'`.execute(db)
  await sql`create index holds_open on holds (expires_at) where status in ('held', 'kept')`.execute(db)
  await sql`create index holds_account on holds (account_id) where status = 'held'`.execute(db)
  await sql`
    create table hold_lots (
      quote_id text not null references holds,
      lot_id text not null references points_lots,
      points bigint not null check (points > 0),
      primary key (quote_id, lot_id))`.execute(db)
  await sql`create index hold_lots_lot on hold_lots (lot_id)`.execute(db)
}
