import type { Bank } from '../bank.ts'
import { type LiveChange, readChanges, readLatestChanges } from './changeLog.ts'

const pollMs = 200
/** As many are kept in memory to be told again. */
const maxRecent = 1000

export const databaseLog = { readChanges, readLatestChanges }

/** What is known of the changes: the latest in the order of their numbers, and the number of the last. */
interface Known {
  recent: readonly LiveChange[]
  last: number
}

/**
 * Follows the numbered changes in the database, which all processes share: from `begin` to `stop` one query asks for new
 * numbers every 200 ms, and `tell` hears what it found and which poll it was. `begin` throws what the database said.
 */
export function followChanges(
  { db, log }: Pick<Bank, 'db' | 'log'>,
  changeLog: typeof databaseLog,
  tell: (changes: readonly LiveChange[], polls: number) => Promise<void>,
) {
  let known: Known = { recent: [], last: 0 }
  let polls = 0
  let started: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  async function start() {
    try {
      const recent = await changeLog.readLatestChanges(db)
      known = { recent, last: recent.at(-1)?.sequence ?? 0 }
    } catch (error) {
      started = null // the next one tries again
      throw error
    }
    schedule()
  }

  function schedule() {
    clearTimeout(timer)
    if (started) timer = setTimeout(() => void poll(), pollMs)
  }

  async function poll() {
    const beginning = started
    try {
      const changes = await changeLog.readChanges(db, known.last)
      if (started !== beginning) return // everybody left meanwhile, and somebody came
      const recent = [...known.recent, ...changes].slice(-maxRecent)
      known = { recent, last: changes.at(-1)?.sequence ?? known.last }
      await tell(changes, ++polls)
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'live changes cannot be read')
    }
    schedule()
  }

  function stop() {
    clearTimeout(timer)
    started = null
  }

  return { begin: () => (started ??= start()), stop, known: () => known }
}
