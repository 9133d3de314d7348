import type { Bank } from '../../bank.ts'
import { forgetRecords } from './forgetRecords.ts'

const everyMs = 3_600_000

/** Forgets once an hour what is kept no longer; any number of processes may. `stop` waits for the batch that runs. */
export function startForgetting(bank: Pick<Bank, 'db' | 'seed' | 'log'>): () => Promise<void> {
  let isStopped = false
  let running = Promise.resolve()
  const timer = setInterval(() => {
    running = running
      .then(() => forgetRecords(bank, () => isStopped))
      .catch((error: Error) =>
        bank.log.error({ name: error.name, stack: error.stack }, 'old records were not forgotten'),
      )
  }, everyMs)
  return async () => {
    isStopped = true
    clearInterval(timer)
    await running
  }
}
