import type { Schedule } from './schedule.ts'

/**
 * The monthly internal rate of return of a schedule, on its rounded integer cash flows with whole months: the `r` at
 * which `net advance = Σ payment_k / (1 + r)^k`. Zero when nothing is charged, infinite when nothing is advanced.
 *
 * Newton's method: the present value falls and is convex in `r`, so from the left of the root each step stays left of
 * it and the sequence rises; a first step from the right lands on the left.
 */
export function monthlyIrr(schedule: Schedule): number {
  if (schedule.netAdvanceMinor <= 0) return Number.POSITIVE_INFINITY
  let r = 0
  for (let step = 0; step < 200; step++) {
    const next = improve(schedule, r)
    // Each step doubles the digits: after one of a billionth, what is left is below a double's last place.
    if (Math.abs(next - r) <= 1e-9 * (1 + r)) return next
    r = next
  }
  return r
}

function improve({ netAdvanceMinor, payments }: Schedule, r: number): number {
  const discount = 1 / (1 + r)
  let factor = 1
  let reached = 0
  let value = -netAdvanceMinor
  let weighted = 0
  for (const { month, totalMinor } of payments) {
    for (; reached < month; reached++) factor *= discount
    const present = totalMinor * factor
    value += present
    weighted += month * present
  }
  return r + value / (weighted * discount)
}

/**
 * Is the true rate at or above `numerator / denominator`? Decided in integers, so that a rate next to a rounding tie
 * is never rounded by the noise of doubles. With 1 + r = a/b it compares net advance × a^n with Σ payment_k × b^k × a^(n−k).
 */
export function isIrrAtLeast(schedule: Schedule, numerator: bigint, denominator: bigint): boolean {
  const { netAdvanceMinor, payments } = schedule
  const a = numerator + denominator
  const last = payments.at(-1)?.month ?? 0
  let present = 0n
  for (const { month, totalMinor } of payments) {
    present += BigInt(totalMinor) * denominator ** BigInt(month) * a ** BigInt(last - month)
  }
  return present >= BigInt(netAdvanceMinor) * a ** BigInt(last)
}
