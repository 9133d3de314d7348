export const longestDelayMs = 3_600_000

/** Before the next attempt: anything from nothing to a limit that doubles, so that many events spread out. */
export function pickDelayMs(attempts: number, backoffMs: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(backoffMs * 2 ** (attempts - 1), longestDelayMs))
}

/** What a `Retry-After` asks for, in seconds or as a date, at most an hour; 0 when it is not there or not to be read. */
export function readRetryAfterMs(text: string | null, nowMs: number): number {
  if (text === null) return 0
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs
  return waitMs > 0 ? Math.min(waitMs, longestDelayMs) : 0
}
