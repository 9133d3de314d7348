let offsetMs = Number.NEGATIVE_INFINITY

/**
 * The bank's clock, kept on the page's own steady one: what the device believes the day to be does not matter. An answer
 * is never younger than it says, only older, by the time on its way and in an edge; so the latest reading is the best.
 */
export const bankClock = {
  learn(nowMs: number) {
    offsetMs = Math.max(offsetMs, nowMs - performance.now())
  },
  /** Epoch milliseconds; undefined until the bank has said one. */
  nowMs: () => (offsetMs === Number.NEGATIVE_INFINITY ? undefined : Math.round(performance.now() + offsetMs)),
}
