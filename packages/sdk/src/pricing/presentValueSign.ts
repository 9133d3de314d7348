import { expFixed, lnFixed } from './fixedPoint.ts'

/** Cash at `numerator / denominator` years; positive when the borrower pays it, negative when it is advanced. */
export interface CashFlow {
  minor: number
  years: { numerator: number; denominator: number }
}

/** Working digits beyond those that are relied on; they swallow every rounding inside. */
const guardBits = 64n

/**
 * The sign of Σ minor / growth^years, where `growth` = 1 + the annual rate is a fraction of at least 1. With years that
 * are fractions the sum is irrational, so it is worked out to 128 binary places, and to twice as many until it is clearly
 * above or below zero. At 4,096 places it is zero: with whole months, the sum and its eleven conjugates (the other
 * twelfth roots) multiply to a fraction whose denominator is at most the rate's to the power of the months, which puts a
 * sum that is not zero above 2^−2,000 for ten years and rates to 1,000 %. Zero does happen: all paid after whole years.
 */
export function presentValueSign(flows: CashFlow[], growth: { numerator: bigint; denominator: bigint }): -1 | 0 | 1 {
  const cash = flows.reduce((sum, { minor }) => sum + BigInt(Math.abs(minor)), 0n)
  for (let bits = 128n; bits <= 4096n; bits *= 2n) {
    const places = bits + guardBits
    const ln = lnFixed(growth.numerator, growth.denominator, places)
    let value = 0n
    for (const { minor, years } of flows) {
      value += BigInt(minor) * expFixed((ln * BigInt(years.numerator)) / BigInt(years.denominator), places)
    }
    const error = cash << guardBits
    if (value > error) return 1
    if (value < -error) return -1
  }
  return 0
}
