import type { Locks } from '../../delivery/inTurn.ts'
import type { RowStore } from '../../delivery/openRows.ts'
import type { Clock } from './createClock.ts'

/** How the browser's database behaves. */
export interface DiskFaults {
  /** Share of the steps that it refuses. */
  refuses: number
  /** Share of the steps that never end. */
  hangs: number
  /** Says that a step is on the disk before it is: what a database without `strict` does, seen from a power cut. */
  isHasty: boolean
}

/** A life that ends at once: what it still awaits never comes. */
export interface Life {
  isOver: boolean
}

/** What the tabs of one site and one client share, and what outlives the browser. */
export function createBrowser(clock: Clock, faults: DiskFaults) {
  const disk = new Map<string, unknown>()
  const holders = new Map<string, Life>()
  let freeAtMs = 0
  let session = 0

  /** The database of a tab. One step at a time, and none of it without all of it. */
  const openRows = (life: Life): RowStore => ({
    change: (decide) =>
      new Promise((resolve, reject) => {
        if (clock.chance(faults.hangs)) return
        const startMs = Math.max(clock.nowMs() + clock.between(0, 3), freeAtMs + 1)
        // Now and then the disk is busy, though never for as long as the panel has patience.
        const commitMs = startMs + (clock.chance(0.3) ? clock.between(50, 300) : clock.between(1, 8))
        freeAtMs = commitMs
        const mySession = session
        clock.after(startMs - clock.nowMs(), () => {
          if (life.isOver) return
          if (clock.chance(faults.refuses)) return reject(new DOMException('full', 'QuotaExceededError'))
          const { put = [], remove = [], result } = decide(structuredClone([...disk.values()]))
          if (faults.isHasty) resolve(result)
          clock.after(commitMs - startMs, () => {
            // A browser that is killed takes along what is under way; a tab that is closed may not.
            if (mySession !== session || (life.isOver && clock.chance(0.5))) return
            for (const key of remove) disk.delete(String(key))
            for (const row of put) disk.set(row.id, structuredClone(row))
            if (!life.isOver) resolve(result)
          })
        })
      }),
  })

  const openLocks = (life: Life): Locks => ({
    async request(name, _options, act) {
      const holder = holders.get(name)
      if (holder && !holder.isOver) return act(null)
      holders.set(name, life)
      try {
        return await act({})
      } finally {
        if (holders.get(name) === life) holders.delete(name)
      }
    },
  })

  return {
    disk,
    openRows,
    openLocks,
    /** All of its tabs are over too. */
    kill: () => void session++,
  }
}
