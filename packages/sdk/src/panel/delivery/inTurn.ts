import { pause } from '../pause.ts'

/** The one call of `navigator.locks` that is used. */
export interface Locks {
  request<T>(name: string, options: { ifAvailable: true }, act: (lock: unknown) => Promise<T>): Promise<T>
}

const pauseMs = 500
/** Longer than one call of the bank can take. */
const maxTurns = 20

/**
 * Does `act` while nobody else on this origin does the same under this name. The lock is held for the act alone: one that is
 * held longer keeps a page out of the back/forward cache. Where there are no locks, or whoever has it never lets go, `act` is
 * done all the same; the bank takes a repeat for what it is.
 */
export async function inTurn<T>(locks: Locks | undefined, name: string, act: () => Promise<T>): Promise<T> {
  const { signal } = new AbortController()
  for (let turn = 0; locks && turn < maxTurns; turn++) {
    let acting: Promise<T> | undefined
    const take = async (lock: unknown) => {
      if (lock) acting = act()
      await acting?.catch(() => {})
    }
    const hasLocks = await locks.request(name, { ifAvailable: true }, take).then(
      () => true,
      () => false,
    )
    if (acting) return acting
    if (!hasLocks) break // for a page like this one
    await pause(pauseMs, signal)
  }
  return act()
}
