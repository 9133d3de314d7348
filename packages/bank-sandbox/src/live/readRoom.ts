import type { LivePin, LiveSnapshot } from '@offerdock/sdk/contract'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { toWithdrawn } from './withdrawals.ts'

/** What the database says of a room, as of one instant. */
export interface RoomFacts {
  /** Of the newest change that is in it, of this room or any other. */
  sequence: number
  /** The database's clock, in epoch milliseconds. */
  nowMs: number
  withdrawn: LiveSnapshot['withdrawn']
  pin: LivePin | null
  /** Pieces that are taken, by campaign. */
  usedPieces: ReadonlyMap<string, number>
}

interface Row {
  sequence: number
  now: Date
  withdrawn: string[]
  pin: LivePin | null
  stock: { campaignId: string; used: number }[]
}

/** One statement, so that the number and what it numbers fit together. */
export async function readRoom(db: Kysely<Tables>, client: RegisteredClient, room: string): Promise<RoomFacts> {
  const { clientId, offer } = client
  const { rows } = await sql<Row>`
    select
      (select last from live_sequence) as sequence,
      clock_timestamp() as now,
      (select coalesce(json_agg(plan_id), '[]') from withdrawals
        where client_id = ${clientId} and room in ('', ${room})) as withdrawn,
      (select pin from pins where client_id = ${clientId} and room = ${room}) as pin,
      (select coalesce(json_agg(json_build_object('campaignId', campaign_id, 'used', pieces_used)), '[]')
        from campaign_stock where offer_id = ${offer}) as stock`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a select without a table gives one row')
  return {
    sequence: row.sequence,
    nowMs: row.now.getTime(),
    withdrawn: toWithdrawn(row.withdrawn),
    pin: row.pin,
    usedPieces: new Map(row.stock.map(({ campaignId, used }) => [campaignId, used])),
  }
}
