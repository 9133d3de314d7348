import { type Kysely, sql } from 'kysely'

/** What a confirm waits for, the sessions of the bank's own pages, and what viewers asked for after the purchase. */
export async function addStepUps(db: Kysely<unknown>) {
  await createConfirmGates(db)
  await sql`
    create table page_sessions (
      token_hash text primary key,
      account_id text not null,
      expires_at timestamptz not null
    )`.execute(db)
  await sql`
    create table agreement_withdrawals (
      agreement_id text primary key references agreements (agreement_id),
      requested_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index agreements_account on agreements (account_id, confirmed_at)`.execute(db)
}

async function createConfirmGates(db: Kysely<unknown>) {
  await sql`
    create table confirm_gates (
      gate_id bigint generated always as identity primary key,
      request_id text not null unique,
      kind text not null check (kind in ('step_up', 'cooling_off')),
      quote_id text not null references quotes (quote_id) on delete cascade,
      conversion_id text not null,
      session_id text references sessions (session_id) on delete set null,
      host_origin text,
      locale text not null,
      match_code text,
      wrong_codes integer not null default 0,
      status text not null default 'pending' check (status in ('pending', 'done', 'ended')),
      ends_at timestamptz not null,
      check ((kind = 'step_up') = (match_code is not null))
    )`.execute(db)
  await sql`create index confirm_gates_quote on confirm_gates (quote_id, gate_id)`.execute(db)
  await sql`create index confirm_gates_session on confirm_gates (session_id, gate_id)`.execute(db)
}
