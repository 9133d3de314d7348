/** Calendar days are `YYYY-MM-DD`, without a time or a zone. */

const dayMs = 86_400_000

/** Whole months after a day, or before it; where that month is shorter, its last day: one month after 31 January is 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay)))
  return moved.toISOString().slice(0, 10)
}

export const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** Whole months from a day on to a later one, the days of the month that is running, and how many that month has. */
export function countMonths(from: string, to: string): { months: number; days: number; daysInMonth: number } {
  let months = calendarMonths(from, to)
  if (addMonths(from, months) > to) months--
  const begun = addMonths(from, months)
  return { months, days: daysBetween(begun, to), daysInMonth: daysBetween(begun, addMonths(from, months + 1)) }
}

/** The most whole months that fit when counting back from `to` without passing `from`, and the days that are left. */
export function monthsBack(from: string, to: string): { months: number; days: number; reached: string } {
  let months = calendarMonths(from, to)
  // A day that only a short month moved, as 31 January to 28 February, is still a whole number of months.
  if (addMonths(from, months) === to) return { months, days: 0, reached: from }
  if (addMonths(to, -months) < from) months--
  const reached = addMonths(to, -months)
  return { months, days: daysBetween(from, reached), reached }
}

const calendarMonths = (from: string, to: string) =>
  12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
