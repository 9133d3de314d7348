import type { ReplayStore } from '@offerdock/sdk/server'
import type { Bank } from './askBank.ts'
import type { Orders } from './orders.ts'

/** What the platform's server works with. */
export interface Platform {
  orders: Orders
  bank: Bank
  clientId: string
  /** `whsec_…` of the client at the bank; null where nobody gave one. */
  webhookSecret: string | null
  replayStore: ReplayStore
}
