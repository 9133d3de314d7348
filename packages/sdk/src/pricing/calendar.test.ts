import { expect, test } from 'vitest'
import { addDays, addMonths, countMonths, daysBetween, monthsBack } from './calendar.ts'
import { dueDates } from './dueDates.ts'

test('due dates keep the day of the start, and a short month moves only its own', () => {
  expect(dueDates('2026-01-31', [1, 2, 3, 12])).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2027-01-31'])
  expect(dueDates('2027-12-30', [2])).toEqual(['2028-02-29'])
  expect(dueDates('2028-02-29', [12, 48])).toEqual(['2029-02-28', '2032-02-29'])
})

test('months are added backwards, too, and days over the ends of years', () => {
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  expect(addMonths('2026-01-15', -13)).toBe('2024-12-15')
  expect(addDays('2027-12-31', 60)).toBe('2028-02-29')
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
})

test('whole months counted back and forth, with the days that are left', () => {
  expect(monthsBack('2012-01-12', '2012-02-15')).toEqual({ months: 1, days: 3, reached: '2012-01-15' })
  expect(monthsBack('2012-02-15', '2012-03-01')).toEqual({ months: 0, days: 15, reached: '2012-03-01' })
  expect(countMonths('2026-01-31', '2026-03-01')).toEqual({ months: 1, days: 1, daysInMonth: 31 })
  expect(countMonths('2026-01-31', '2026-02-28')).toEqual({ months: 1, days: 0, daysInMonth: 31 })
  expect(countMonths('2026-02-10', '2026-03-01')).toEqual({ months: 0, days: 19, daysInMonth: 28 })
})
