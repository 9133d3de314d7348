import { addMonths } from './calendar.ts'

/**
 * The days on which payments fall due, `months` whole months after `startDay`. Each is counted from the start, so that
 * a short month moves only its own day: 31 January, 28 February, 31 March.
 */
export const dueDates = (startDay: string, months: readonly number[]): string[] =>
  months.map((count) => addMonths(startDay, count))
