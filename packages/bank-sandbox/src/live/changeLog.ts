import type { LivePin } from '@offerdock/sdk/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** A numbered change of a room, or of all rooms of a client. Without a pin, something was withdrawn or restored. */
export interface LiveChange {
  sequence: number
  client_id: string
  room: string | null
  pin: LivePin | null
}

const batch = 1000
const columns = ['sequence', 'client_id', 'room', 'pin'] as const

/** The next changes after a number, in their order. */
export const readChanges = (db: Kysely<Tables>, after: number): Promise<LiveChange[]> =>
  db.selectFrom('live_changes').select(columns).where('sequence', '>', after).orderBy('sequence').limit(batch).execute()

/** The newest changes, in their order. */
export async function readLatestChanges(db: Kysely<Tables>): Promise<LiveChange[]> {
  const rows = await db.selectFrom('live_changes').select(columns).orderBy('sequence', 'desc').limit(batch).execute()
  return rows.reverse()
}
