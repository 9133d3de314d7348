import type { CurrencyPattern } from '../contract/catalog.ts'

/**
 * Reads a decimal amount in major units: `"4999"` or `"4999.00"` is 499900 for a currency with two digits. No sign,
 * grouping, exponent or more digits than the currency has; null for anything else.
 */
export function parseAmount(amount: string, minorUnits: number): number | null {
  const [, whole = '', fraction = ''] = /^(0|[1-9]\d{0,12})(?:\.(\d+))?$/.exec(amount) ?? []
  if (!whole || fraction.length > minorUnits) return null
  const minor = Number(whole + fraction.padEnd(minorUnits, '0'))
  return minor <= 1e12 ? minor : null
}

/** `499900` as `¥4,999.00`, by the catalog's pattern: the first `Intl.NumberFormat` of a page costs 30 ms. */
export function formatMoney(minor: number, { minorUnits, pattern, decimal, group }: CurrencyPattern): string {
  const digits = `${minor}`.padStart(minorUnits + 1, '0')
  const whole = digits.slice(0, digits.length - minorUnits).replace(/\B(?=(\d{3})+$)/g, group)
  const fraction = minorUnits ? decimal + digits.slice(-minorUnits) : ''
  return pattern.replace('{amount}', () => whole + fraction)
}

/** `1303` basis points as `13.03%`. */
export function formatRate(bps: number, { decimal }: CurrencyPattern): string {
  return `${Math.floor(bps / 100)}${decimal || '.'}${`${bps % 100}`.padStart(2, '0')}%`
}
