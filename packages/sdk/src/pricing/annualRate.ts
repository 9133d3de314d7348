import { divideHalfUp } from './decimal.ts'
import { isIrrAtLeast, monthlyIrr } from './monthlyIrr.ts'
import { presentValueSign } from './presentValueSign.ts'
import { roundRoot } from './roundRoot.ts'
import type { Schedule } from './schedule.ts'
import { toCashFlows } from './toCashFlows.ts'

/** The three annual rates of PBoC Announcement 2021 No. 3, as COMPLIANCE §1.2 defines them. */
export type AprConvention = 'CN_IRR_NOMINAL' | 'CN_IRR_EFFECTIVE' | 'CN_SIMPLE_AVG'

/**
 * The annual rate of a schedule in hundredths of a percent, rounded half up: 1303 is 13.03 %. Infinite for a plan that
 * advances no money.
 */
export function annualRateBps(schedule: Schedule, convention: AprConvention): number {
  switch (convention) {
    case 'CN_IRR_NOMINAL':
      return nominalRateBps(schedule)
    case 'CN_IRR_EFFECTIVE':
      return effectiveRateBps(schedule, (halfBps) => {
        const growth = { numerator: 20_000n + halfBps, denominator: 20_000n }
        return presentValueSign(toCashFlows(schedule), growth) >= 0
      })
    case 'CN_SIMPLE_AVG':
      return simpleAverageBps(schedule)
  }
}

export const nominalRateBps = (schedule: Schedule) =>
  roundRoot(monthlyIrr(schedule) * 12 * 10_000, (halfBps) => isIrrAtLeast(schedule, halfBps, 240_000n))

/** The compound rate; `isAtLeast` decides next to a rounding tie, as in `roundRoot`. */
export const effectiveRateBps = (schedule: Schedule, isAtLeast: (halfBps: bigint) => boolean) =>
  roundRoot(compoundBps(monthlyIrr(schedule)), isAtLeast)

/** (1 + r)^12 − 1; by logarithms, because 1 + r would lose the digits of a small rate. */
const compoundBps = (monthlyRate: number) => Math.expm1(12 * Math.log1p(monthlyRate)) * 10_000

/** Total cost × 12 over the sum of the principal that is outstanding in each month, deferred months included. Exact. */
export function simpleAverageBps({ principalMinor, payments, interestMinor }: Schedule): number {
  let outstandingMinor = principalMinor
  let outstandingMonths = 0
  let month = 0
  for (const payment of payments) {
    outstandingMonths += outstandingMinor * (payment.month - month)
    outstandingMinor -= payment.principalMinor
    month = payment.month
  }
  return Number(divideHalfUp(BigInt(interestMinor) * 12n * 10_000n, BigInt(outstandingMonths)))
}
