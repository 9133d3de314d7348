import { type Kysely, sql } from 'kysely'

/** Quotes and stored answers belong to a client's account; the session that asked for them no longer matters. */
export async function bindToAccounts(db: Kysely<unknown>) {
  await sql`alter table quotes drop column session_id`.execute(db)
  await sql`alter table answers add column client_id text, add column account_id text`.execute(db)
  // The agreement knows best whose answer it is; a decline has none, and there the session says.
  for (const owner of [sql`agreements using (conversion_id)`, sql`sessions using (session_id)`]) {
    await sql`
      update answers set client_id = owners.client_id, account_id = owners.account_id
      from (select conversion_id, client_id, account_id
        from (select conversion_id, session_id from answers where account_id is null) unbound join ${owner}) owners
      where answers.conversion_id = owners.conversion_id`.execute(db)
  }
  // A decline whose session has been deleted: nothing depends on it, and nobody can be given it.
  await sql`delete from answers where account_id is null`.execute(db)
  await sql`
    alter table answers
      alter column client_id set not null, alter column account_id set not null, drop column session_id`.execute(db)
}
