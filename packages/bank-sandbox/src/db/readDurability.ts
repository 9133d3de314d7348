import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** What an acknowledged write survives: the death of the process, or a loss of power too. */
export type Durability = 'process' | 'power'

/** The embedded database runs without fsync, so only a server that says both settings are on earns `power`. */
export async function readDurability(db: Kysely<Tables>): Promise<Durability> {
  const { rows } = await sql<{ fsync: string; commit: string }>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`.execute(db)
  return rows[0]?.fsync === 'on' && rows[0].commit === 'on' ? 'power' : 'process'
}
