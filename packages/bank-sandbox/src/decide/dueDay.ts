/** The calendar day at this instant in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, instant: Date): string {
  // Swedish writes a date the way ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant)
}

/** Whole months after a day; where that month is shorter, its last day: one month after 31 January is 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const due = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay)))
  return due.toISOString().slice(0, 10)
}
