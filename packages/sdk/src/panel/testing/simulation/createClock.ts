/** Time and chance of one run: nothing in it happens by itself, and the same seed always draws the same. */
export interface Clock {
  /** Since the run began; never jumps. */
  nowMs(): number
  /** What the device believes; `jump` sets it forward or back. */
  wallMs(): number
  jump(byMs: number): void
  /** Does `act` that much later; gives its undo. */
  after(ms: number, act: () => void): () => void
  /** Runs until that instant. */
  runUntil(endMs: number): Promise<void>
  /** In [0, 1). */
  random(): number
  between(low: number, high: number): number
  chance(share: number): boolean
}

interface Event {
  atMs: number
  act: () => void
  isOff: boolean
}

const startMs = Date.UTC(2026, 10, 30, 8)
/** Most chains of promises between two events are shorter; of a longer one the end falls among later events. */
const microtasks = 16

export function createClock(seed: number): Clock {
  let nowMs = 0
  let aheadMs = 0
  let state = seed >>> 0
  const events: Event[] = []

  function random() {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** The earliest; of two at the same instant, the one that was planned first. */
  function next(): Event | undefined {
    let found = 0
    for (let i = 1; i < events.length; i++) if ((events[i]?.atMs ?? 0) < (events[found]?.atMs ?? 0)) found = i
    return events[found]
  }

  return {
    nowMs: () => nowMs,
    wallMs: () => startMs + nowMs + aheadMs,
    jump(byMs) {
      aheadMs += byMs
    },
    after(ms, act) {
      const event = { atMs: nowMs + Math.max(0, ms), act, isOff: false }
      events.push(event)
      return () => {
        event.isOff = true
      }
    },
    async runUntil(endMs) {
      for (let event = next(); event && event.atMs <= endMs; event = next()) {
        events.splice(events.indexOf(event), 1)
        if (event.isOff) continue
        nowMs = event.atMs
        event.act()
        for (let i = 0; i < microtasks; i++) await null
      }
      nowMs = endMs
    },
    random,
    between: (low, high) => low + Math.floor(random() * (high - low + 1)),
    chance: (share) => random() < share,
  }
}
