import { isIrrAtLeast, monthlyIrr } from '../src/pricing/monthlyIrr.ts'
import { roundRoot } from '../src/pricing/roundRoot.ts'
import type { Schedule } from '../src/pricing/schedule.ts'

/** An integer of 10^-decimals as text: 1303 with 2 decimals is `"13.03"`. */
export function formatScaled(scaled: number, decimals: number): string {
  const digits = String(scaled).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** The monthly rate with 12 decimals, rounded half up; exact wherever the doubles could be off. */
export function formatMonthlyIrr(schedule: Schedule): string {
  const denominator = 2n * 10n ** 12n
  const isAtLeast = (halves: bigint) => isIrrAtLeast(schedule, halves, denominator)
  return formatScaled(roundRoot(monthlyIrr(schedule) * 1e12, isAtLeast), 12)
}
