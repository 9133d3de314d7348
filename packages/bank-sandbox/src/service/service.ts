import type { Config } from '../start/readEnv.ts'
import type { createScenarioCache } from '../testMode/scenarios.ts'
import type { Metrics } from './createMetrics.ts'
import type { createMemoryBuckets } from './memoryBuckets.ts'

/** How the bank runs, beside what it does. */
export interface Service extends Pick<Config, 'operatorKey' | 'trustedHops' | 'limitsRates' | 'dataDir'> {
  /** Aborted when the bank begins to stop: `/readyz` says no, and streams end soon. */
  stopping: AbortSignal
  metrics: Metrics
  scenarios: ReturnType<typeof createScenarioCache>
  memoryBuckets: ReturnType<typeof createMemoryBuckets>
  /** Of the pool; null with the embedded database. */
  connections: () => { open: number; idle: number; max: number; waiting: number } | null
}
