import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../db/tables.ts'

/** A subject of a day that is over everywhere, with a full bucket, is as good as one never seen. */
export async function forgetSubjects(db: Kysely<Tables>): Promise<void> {
  await sql`delete from risk_subjects where day < current_date - 1 and full_at <= now()`.execute(db)
}
