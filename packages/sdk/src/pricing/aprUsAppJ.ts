import { roundRoot } from './roundRoot.ts'
import type { UnitTime } from './usUnitPeriods.ts'

/** A single advance repaid in payments; `unitsPerYear` as a fraction, 365/255 for one payment after 255 days. */
export interface UsLoan {
  amountFinancedMinor: number
  unitsPerYear: { numerator: number; denominator: number }
  payments: (UnitTime & { minor: number })[]
}

/**
 * The annual percentage rate of Regulation Z, Appendix J (b)(8) (COMPLIANCE §1.2): the unit-period rate `i` at which
 * amount financed = Σ payment / ((1 + fraction × i)(1 + i)^units), times the unit-periods of a year; nominal, in
 * hundredths of a percent. `null` where less is repaid than financed, or nothing is financed.
 */
export function aprUsAppJ(loan: UsLoan): number | null {
  const unitRate = solveUnitRate(loan)
  if (unitRate === null) return null
  const { numerator, denominator } = loan.unitsPerYear
  return roundRoot((unitRate * numerator * 10_000) / denominator, (halfBps) =>
    isUnitRateAtLeast(loan, halfBps * BigInt(denominator), 20_000n * BigInt(numerator)),
  )
}

/** Newton's method from the left: the present value falls and is convex in the rate. */
function solveUnitRate({ amountFinancedMinor, payments }: UsLoan): number | null {
  const surplus = payments.reduce((sum, { minor }) => sum + minor, -amountFinancedMinor)
  if (amountFinancedMinor <= 0 || surplus < 0) return null
  let rate = 0
  for (let step = 0; step < 200; step++) {
    let value = -amountFinancedMinor
    let slope = 0
    for (const { minor, units, fraction } of payments) {
      const part = fraction.numerator / fraction.denominator
      const present = minor / ((1 + part * rate) * (1 + rate) ** units)
      value += present
      slope -= present * (part / (1 + part * rate) + units / (1 + rate))
    }
    const next = rate - value / slope
    if (Math.abs(next - rate) <= 1e-15 * (1 + rate)) return next
    rate = next
  }
  return rate
}

/** Exact. With 1 + rate = a/b, payments of one fraction are summed over a^last, and then divided by 1 + fraction × rate. */
function isUnitRateAtLeast({ amountFinancedMinor, payments }: UsLoan, numerator: bigint, denominator: bigint): boolean {
  const a = numerator + denominator
  const last = payments.reduce((most, { units }) => Math.max(most, units), 0)
  let above = -BigInt(amountFinancedMinor) * a ** BigInt(last)
  let below = 1n
  for (const { minor, units, fraction } of payments) {
    const present = BigInt(minor) * denominator ** BigInt(units) * a ** BigInt(last - units)
    const whole = BigInt(fraction.denominator) * denominator
    const grown = whole + BigInt(fraction.numerator) * numerator
    if (fraction.numerator === 0) above += present * below
    else {
      above = above * grown + present * whole * below
      below *= grown
    }
  }
  return above >= 0n
}
