import type { Scenario } from '@offerdock/sdk/contract'
import type { ColumnType, Generated } from 'kysely'

export interface TestModeTables {
  scenarios: ScenariosTable
  rate_buckets: RateBucketsTable
}

interface ScenariosTable {
  client_id: string
  scenario: ColumnType<Scenario, string, string>
  draws: Generated<number>
  set_at: Generated<Date>
}

interface RateBucketsTable {
  /** The class and a keyed hash of whom it is for. */
  name: string
  tokens: number
  wait_ms: number
  filled_at: Date
}
