import type { ReplayStore } from './ReplayStore.ts'

/** A store for one process and for tests: it forgets everything when the process ends. */
export function memoryReplayStore(now: () => number = () => Date.now()): ReplayStore {
  const seen = new Map<string, number>()
  return {
    async remember(id, forgetAfterMs) {
      dropOldest(seen, now())
      const deadlineMs = seen.get(id)
      if (deadlineMs !== undefined && deadlineMs >= now()) return false
      seen.delete(id)
      seen.set(id, forgetAfterMs)
      return true
    },
  }
}

/** A look at the few that came first, each time, is enough to keep the map from growing without end. */
function dropOldest(seen: Map<string, number>, nowMs: number) {
  let looks = 3
  for (const [id, deadlineMs] of seen) {
    if (looks-- === 0) return
    if (deadlineMs < nowMs) seen.delete(id)
  }
}
