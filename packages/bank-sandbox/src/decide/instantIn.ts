/**
 * The instant at which clocks in a time zone show a time of day (`20:00`) on a day (`2026-11-30`), in epoch milliseconds.
 * A time that a change of the clocks leaves out is the one an hour later.
 */
export function instantIn(timeZone: string, day: string, time: string): number {
  const asIfUtcMs = Date.parse(`${day}T${time}:00.000Z`)
  const firstMs = asIfUtcMs - offsetMs(timeZone, asIfUtcMs)
  // The offset was that of another instant; on a day on which the clocks change it may differ.
  return asIfUtcMs - offsetMs(timeZone, firstMs)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** How far a zone's clocks are ahead of UTC at an instant. */
function offsetMs(timeZone: string, atMs: number): number {
  const clock = clocks.get(timeZone) ?? createClock(timeZone)
  return Date.parse(`${clock.format(atMs).replace(' ', 'T')}.000Z`) - atMs
}

function createClock(timeZone: string): Intl.DateTimeFormat {
  // Swedish writes a date the way ISO 8601 does.
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(timeZone, clock)
  return clock
}
