import { divideHalfUp } from './decimal.ts'
import { isIrrAtLeast, monthlyIrr } from './monthlyIrr.ts'
import type { Schedule } from './pricePlan.ts'

/** The three annual rates of PBoC Announcement 2021 No. 3, as COMPLIANCE §1.2 defines them. */
export type AprConvention = 'CN_IRR_NOMINAL' | 'CN_IRR_EFFECTIVE' | 'CN_SIMPLE_AVG'

/** The annual rate of a schedule in hundredths of a percent, rounded half up: 1303 is 13.03 %. */
export function annualRateBps(schedule: Schedule, convention: AprConvention): number {
  switch (convention) {
    case 'CN_IRR_NOMINAL':
      return roundRate(monthlyIrr(schedule) * 12 * 10_000, (halfBps) => isIrrAtLeast(schedule, halfBps, 240_000n))
    case 'CN_IRR_EFFECTIVE':
      return roundRate(((1 + monthlyIrr(schedule)) ** 12 - 1) * 10_000)
    case 'CN_SIMPLE_AVG':
      return simpleAverageBps(schedule)
  }
}

/** Total cost × 12 over the sum of the principal that is outstanding in each month. Exact. */
function simpleAverageBps({ principalMinor, payments, interestMinor }: Schedule): number {
  let outstanding = principalMinor
  let outstandingMonths = 0n
  for (const { principalMinor: part } of payments) {
    outstandingMonths += BigInt(outstanding)
    outstanding -= part
  }
  return Number(divideHalfUp(BigInt(interestMinor) * 12n * 10_000n, outstandingMonths))
}

/** Half up; within a millionth of a tie `isAtLeast(2 × tie)` decides in exact arithmetic. */
function roundRate(bps: number, isAtLeast?: (halfBps: bigint) => boolean): number {
  const below = Math.floor(bps - 0.5)
  const tie = below + 0.5
  const next = tie + 1
  for (const t of [tie, next]) {
    if (isAtLeast && t > 0 && Math.abs(bps - t) < 1e-6) return isAtLeast(BigInt(Math.round(t * 2))) ? t + 0.5 : t - 0.5
  }
  return Math.floor(bps + 0.5)
}
