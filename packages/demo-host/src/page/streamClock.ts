/** The show was on air for this long when the page opened. */
const joinedAtMs = 812_000

/** How far into the show we are, in milliseconds, by a clock that never jumps. */
export const createStreamClock = (nowMs: () => number) => {
  const openedMs = nowMs()
  return () => joinedAtMs + Math.floor(nowMs() - openedMs)
}

/** `812000` → `00:13:32`. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((n) => String(Math.floor(n)).padStart(2, '0'))
    .join(':')
}
