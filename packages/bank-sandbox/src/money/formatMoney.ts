import type { CurrencyPattern } from '@offerdock/sdk/contract'

/** An amount as the catalog's pattern writes it: `¥4,999.00`. */
export function formatMoney(minor: number, { pattern, minorUnits, decimal, group }: CurrencyPattern): string {
  const digits = String(minor).padStart(minorUnits + 1, '0')
  const whole = digits.slice(0, digits.length - minorUnits).replace(/\B(?=(\d{3})+$)/g, group)
  const fraction = minorUnits ? decimal + digits.slice(-minorUnits) : ''
  // A function, because `$` in a replacement string has a meaning.
  return pattern.replace('{amount}', () => whole + fraction)
}
