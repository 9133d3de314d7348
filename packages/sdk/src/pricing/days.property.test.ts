import fc from 'fast-check'
import { test } from 'vitest'
import { euYearsBetween } from './aprEuAnnexI.ts'
import { addDays, addMonths, daysBetween, monthsBack } from './calendar.ts'
import { dueDates } from './dueDates.ts'
import { usUnitPeriods } from './usUnitPeriods.ts'

const numRuns = 10_000
const timeoutMs = 60_000
const day = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1970-01-01', days))

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengths = (year: number) => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

test(
  'due days exist, rise, lie in the right month and keep the day wherever the month has it',
  () => {
    const months = fc.array(fc.integer({ min: 1, max: 72 }), { maxLength: 12 })
    fc.assert(
      fc.property(day, months, (start, counts) => {
        const [year = 0, month = 0, dayOfMonth = 0] = start.split('-').map(Number)
        const rising = [...new Set(counts)].sort((a, b) => a - b)
        const days = dueDates(start, rising)
        return days.every((due, i) => {
          const total = year * 12 + month - 1 + (rising[i] ?? 0)
          const [dueYear, dueMonth] = [Math.floor(total / 12), total % 12]
          const dueDay = Math.min(dayOfMonth, lengths(dueYear)[dueMonth] ?? 0)
          const expected = `${dueYear}-${String(dueMonth + 1).padStart(2, '0')}-${String(dueDay).padStart(2, '0')}`
          return due === expected && due > (days[i - 1] ?? start)
        })
      }),
      { numRuns },
    )
  },
  timeoutMs,
)

test(
  'whole months counted back and the days left make up the interval',
  () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 2000 }), (from, length) => {
        const to = addDays(from, length)
        const { months, days, reached } = monthsBack(from, to)
        if (days === 0 && addMonths(from, months) === to) return true
        return (
          months >= 0 && days >= 0 && days < 31 && addDays(from, days) === reached && addMonths(to, -months) === reached
        )
      }),
      { numRuns },
    )
  },
  timeoutMs,
)

test(
  'EU years and US unit-periods grow with the interval and stay near the days',
  () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 2000 }), (from, length) => {
        const to = addDays(from, length)
        const years = euYearsBetween(from, to)
        const { units, fraction } = usUnitPeriods({ unit: 'MONTH', count: 1 }, from, to)
        const inYears = daysBetween(from, to) / 365.25
        // A February that is 2.44 days short of a month and, beside 2100, five years without a leap day: 3.8 days.
        const isNear = (value: number, tolerance: number) => Math.abs(value - inYears) <= tolerance
        if (fraction.numerator < 0 || fraction.numerator >= fraction.denominator) return false
        return (
          isNear(years.numerator / years.denominator, 0.011) && isNear((units + fraction.numerator / 30) / 12, 0.02)
        )
      }),
      { numRuns },
    )
  },
  timeoutMs,
)
