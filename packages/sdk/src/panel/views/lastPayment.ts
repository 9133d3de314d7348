import type { Installment } from '../../contract/index.ts'

/** The amount of the last payment where it differs from the first, else null. */
export function lastPayment(schedule: readonly Installment[]): number | null {
  const first = schedule[0]?.totalMinor
  const last = schedule.at(-1)?.totalMinor
  return last === undefined || last === first ? null : last
}
