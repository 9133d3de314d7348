import { startSweeper } from '../agreements/startSweeper.ts'
import type { Bank } from '../bank.ts'
import { startAlarms } from '../decide/risk/startAlarms.ts'
import { startDelivery } from '../delivery/startDelivery.ts'
import { startForgetting } from '../people/privacy/startForgetting.ts'
import { startBucketSweep } from '../service/startBucketSweep.ts'

/** The bank's own work beside requests. `stop` resolves when none of it runs any more. */
export function startJobs(bank: Bank): () => Promise<void> {
  const stops = [
    startSweeper(bank),
    startDelivery(bank),
    startAlarms(bank),
    startBucketSweep(bank),
    startForgetting(bank),
  ]
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}
