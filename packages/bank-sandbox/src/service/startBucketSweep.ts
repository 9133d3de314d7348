import { sql } from 'kysely'
import type { Bank } from '../bank.ts'

const everyMs = 600_000

/** Removes buckets that have long been full again: no bucket takes an hour to fill. */
export function startBucketSweep({ db, log }: Bank): () => Promise<void> {
  let running = Promise.resolve()
  const sweep = async () => {
    try {
      await db.deleteFrom('rate_buckets').where('filled_at', '<', sql<Date>`now() - interval '1 hour'`).execute()
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'rate buckets were not swept')
    }
  }
  const timer = setInterval(() => {
    running = sweep()
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
