import { type Kysely, sql } from 'kysely'

/** Withdrawn offers and told pins, and the numbered log of both that streams are fed from. */
export async function addLive(db: Kysely<unknown>) {
  await sql`
    create table live_sequence ("only" boolean primary key default true check ("only"), last bigint not null)`.execute(
    db,
  )
  await sql`insert into live_sequence (last) values (0)`.execute(db)
  await sql`
    create table live_changes (
      sequence bigint primary key,
      client_id text not null,
      room text,
      pin jsonb,
      created_at timestamptz not null default now())`.execute(db)
  await sql`
    create table withdrawals (
      client_id text not null,
      room text not null,
      plan_id text not null,
      created_at timestamptz not null default now(),
      primary key (client_id, room, plan_id))`.execute(db)
  await sql`
    create table pins (
      client_id text not null,
      room text not null,
      pin jsonb not null,
      primary key (client_id, room))`.execute(db)
}
