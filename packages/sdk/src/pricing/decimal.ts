/**
 * An exact non-negative decimal: `value / 10^scale`. Rates stay in this form, because 6,999.00 × 0.5 % is exactly
 * 34.995 and rounds to 35.00, while in doubles it comes out as 34.99.
 */
export interface Decimal {
  value: bigint
  scale: number
}

/** Reads `"0.006"`; the caller has checked the form. */
export function parseDecimal(text: string): Decimal {
  const [whole = '0', fraction = ''] = text.split('.')
  return { value: BigInt(whole + fraction), scale: fraction.length }
}

/** `numerator / denominator`, both positive or zero, rounded half up to an integer. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}

/** `minor × rate`, rounded half up to the minor unit. Exact for amounts to 10^12 and any rate. */
export function multiplyHalfUp(minor: number, rate: string | Decimal): number {
  const { value, scale } = typeof rate === 'string' ? parseDecimal(rate) : rate
  return Number(divideHalfUp(BigInt(minor) * value, 10n ** BigInt(scale)))
}
