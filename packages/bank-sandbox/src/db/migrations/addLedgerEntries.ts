import { type Kysely, sql } from 'kysely'

/** The ledger: lines that are never changed, and never stand alone. */
export async function addLedgerEntries(db: Kysely<unknown>) {
  await sql`
    create table ledger_entries (
      entry_id bigint generated always as identity primary key,
      transfer_id text not null,
      account text not null,
      unit text not null,
      amount bigint not null check (amount <> 0),
      phase text not null check (phase in ('pending', 'post', 'void')),
      quote_id text,
      agreement_id text,
      created_at timestamptz not null default now())`.execute(db)
  await sql`create index ledger_entries_transfer on ledger_entries (transfer_id)`.execute(db)
  await sql`create index ledger_entries_account on ledger_entries (account)`.execute(db)
  // A pending transfer is posted or voided, and once: the second line for the same account has no place.
  await sql`
    create unique index ledger_entries_resolved_once on ledger_entries (transfer_id, account, unit)
    where phase <> 'pending'`.execute(db)
  await refuseUnbalanced(db)
  await refuseChange(db)
  await openAccounts(db)
}

async function refuseUnbalanced(db: Kysely<unknown>) {
  await sql`
    create function refuse_unbalanced_entries() returns trigger language plpgsql as $$
    begin
      if exists (select from fresh group by transfer_id, unit having sum(amount) <> 0) then
        raise exception 'a transfer must sum to zero in every unit' using errcode = 'check_violation';
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger ledger_entries_balance after insert on ledger_entries
    referencing new table as fresh for each statement execute function refuse_unbalanced_entries()`.execute(db)
}

async function refuseChange(db: Kysely<unknown>) {
  await sql`
    create function refuse_ledger_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger ledger_entries_keep before update or delete or truncate on ledger_entries
    for each statement execute function refuse_ledger_change()`.execute(db)
}

/** Books the agreements from before the ledger. They had neither points nor coupons nor commissions. */
async function openAccounts(db: Kysely<unknown>) {
  await sql`
    insert into ledger_entries (transfer_id, account, unit, amount, phase, quote_id, agreement_id)
    select agreement_id, account, currency, amount, phase, quote_id, agreement_id
    from agreements cross join lateral (values
      ('owed:held', total_minor, 'pending', true),
      ('owed:expected', -total_minor, 'pending', true),
      ('owed:held', -total_minor, 'post', status = 'captured'),
      ('owed:expected', total_minor, 'post', status = 'captured'),
      ('receivable', total_minor, 'post', status = 'captured'),
      ('payable:' || client_id, -order_minor, 'post', status = 'captured'),
      ('interest', order_minor - total_minor, 'post', status = 'captured'),
      ('owed:held', -total_minor, 'void', status = 'expired'),
      ('owed:expected', total_minor, 'void', status = 'expired')) line (account, amount, phase, is_due)
    where is_due and amount <> 0`.execute(db)
}
