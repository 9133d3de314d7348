import type { Schedule } from './pricePlan.ts'

/**
 * The monthly internal rate of return of a schedule, on its rounded integer cash flows with whole months: the `r` at
 * which `principal = Σ payment_k / (1 + r)^k`. Zero when nothing is charged.
 *
 * Newton's method from below: the present value falls and is convex in `r`, so each step stays left of the root and
 * the sequence rises to it.
 */
export function monthlyIrr({ principalMinor, payments, interestMinor }: Schedule): number {
  if (interestMinor === 0) return 0
  let r = 0
  for (let step = 0; step < 60; step++) {
    let value = -principalMinor
    let slope = 0
    for (const { month, totalMinor } of payments) {
      const present = totalMinor / (1 + r) ** month
      value += present
      slope -= (month * present) / (1 + r)
    }
    const next = r - value / slope
    if (Math.abs(next - r) <= 1e-15 * (1 + r)) return next
    r = next
  }
  return r
}

/**
 * Is the true rate at or above `numerator / denominator`? Decided in integers, so that a rate next to a rounding tie
 * is never rounded by the noise of doubles. With q = 1 + r as a fraction a/b, it compares principal × a^n with
 * Σ payment_k × b^k × a^(n−k).
 */
export function isIrrAtLeast({ principalMinor, payments }: Schedule, numerator: bigint, denominator: bigint): boolean {
  const a = numerator + denominator
  const last = payments.at(-1)?.month ?? 0
  let present = 0n
  for (const { month, totalMinor } of payments) {
    present += BigInt(totalMinor) * denominator ** BigInt(month) * a ** BigInt(last - month)
  }
  return present >= BigInt(principalMinor) * a ** BigInt(last)
}
