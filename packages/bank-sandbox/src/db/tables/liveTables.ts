import type { LivePin } from '@offerdock/sdk/contract'
import type { ColumnType, Generated } from 'kysely'

export interface LiveTables {
  live_sequence: LiveSequenceTable
  live_changes: LiveChangesTable
  withdrawals: WithdrawalsTable
  pins: PinsTable
}

/** One row; whoever changes anything live holds it, so that numbers appear in their own order. */
interface LiveSequenceTable {
  is_only: Generated<boolean>
  last: number
}

/** What a stream that was away is told again; the newest few thousand. */
interface LiveChangesTable {
  sequence: number
  client_id: string
  /** Null is every room of the client. */
  room: string | null
  /** Null where something was withdrawn or restored: a stream is then told all that is withdrawn now. */
  pin: ColumnType<LivePin | null, string | null, never>
  created_at: Generated<Date>
}

/** What is not offered at present. An empty `room` is every room, an empty `plan_id` every plan and paying in full. */
interface WithdrawalsTable {
  client_id: string
  room: string
  plan_id: string
  created_at: Generated<Date>
}

interface PinsTable {
  client_id: string
  room: string
  pin: ColumnType<LivePin, string, string>
}
