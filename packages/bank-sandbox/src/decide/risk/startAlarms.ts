import type { Bank } from '../../bank.ts'
import { forgetSubjects } from './forgetSubjects.ts'
import { raiseAlarms } from './raiseAlarms.ts'

/** An alarm has to be out within a minute; a run that the machine delays may miss its turn four times. */
const everyMs = 10_000

const tidyEveryMs = 3_600_000

/** Looks for campaigns that run away, and forgets what no limit needs any more. `stop` resolves when neither runs. */
export function startAlarms(bank: Bank): () => Promise<void> {
  let running = Promise.resolve()
  const guard = (work: () => Promise<void>) => () => {
    running = running.then(work).catch((error) => bank.log.error({ stack: error.stack }, 'risk watch failed'))
  }
  const watch = guard(() => raiseAlarms(bank))
  const tidy = guard(() => forgetSubjects(bank.db))
  const timers = [setInterval(watch, everyMs), setInterval(tidy, tidyEveryMs)]
  watch()
  tidy()
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await running
  }
}
