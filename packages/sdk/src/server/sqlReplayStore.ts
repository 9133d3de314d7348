import type { ReplayStore } from './ReplayStore.ts'

/** Runs one statement of PostgreSQL with its parameters, as `pool.query` of pg and `db.query` of PGlite do. */
export type ExecuteSql = (statement: string, parameters: string[]) => Promise<{ rows: unknown[] }>

/**
 * Creates what `sqlReplayStore` needs; safe to run at every start, of many processes at once too: `if not exists` alone
 * fails where two of them create it at the same moment.
 */
export const replaySchema = `
do $$ begin
  perform pg_advisory_xact_lock(hashtext('offerdock_replays'));
  create table if not exists offerdock_replays (
    id text primary key,
    forget_after timestamptz not null
  );
  create index if not exists offerdock_replays_forget_after on offerdock_replays (forget_after);
end $$;
`

/**
 * One statement, so that the database itself decides who was first, whatever its isolation level. It clears away two
 * outdated ids on the way: the table stays small without a job of its own.
 */
const rememberStatement = `
with outdated as (
  select id from offerdock_replays where forget_after < now() and id <> $1 order by forget_after limit 2 for update skip locked
), cleared as (
  delete from offerdock_replays where id in (select id from outdated)
)
insert into offerdock_replays (id, forget_after) values ($1, $2) on conflict (id) do nothing returning id`

/**
 * A store that all processes of a platform share: PostgreSQL, with the table of `replaySchema`.
 * `sqlReplayStore((statement, parameters) => pool.query(statement, parameters))`
 */
export function sqlReplayStore(execute: ExecuteSql): ReplayStore {
  return {
    async remember(id, forgetAfterMs) {
      const { rows } = await execute(rememberStatement, [id, new Date(forgetAfterMs).toISOString()])
      return rows.length === 1
    },
  }
}
