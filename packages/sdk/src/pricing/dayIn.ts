const clocks = new Map<string, Intl.DateTimeFormat>()

/** The calendar day at an instant in a time zone, `YYYY-MM-DD`, or null where the zone or the instant is none. */
export function dayIn(timeZone: string, at: number): string | null {
  try {
    return (clocks.get(timeZone) ?? createClock(timeZone)).format(at)
  } catch {
    return null // RangeError is how Intl says no
  }
}

/** Kept, because to make one costs a hundred times what it costs to use it. */
function createClock(timeZone: string): Intl.DateTimeFormat {
  // Swedish writes a date the way ISO 8601 does.
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  clocks.set(timeZone, clock)
  return clock
}
