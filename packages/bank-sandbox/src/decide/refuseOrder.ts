import type { OfferRules } from '@offerdock/sdk/contract'
import { BankError } from '../bankError.ts'

type Order = { orderMinor: number; currency: string; category: string | null }

/** Why the bank proposes nothing at all for this order, or null. It looks at the order only, never at the viewer. */
export function refuseOrder(rules: OfferRules, { orderMinor, currency, category }: Order): BankError | null {
  const { minimumMinor, maximumMinor } = rules
  if (currency !== rules.currency.code) return new BankError('unsupported', `the currency is ${rules.currency.code}`)
  if (category === null || !rules.categories.includes(category)) return new BankError('blocked-category')
  if (orderMinor < minimumMinor) return new BankError('below-minimum', undefined, { minimumMinor })
  if (orderMinor > maximumMinor) return new BankError('above-maximum', undefined, { maximumMinor })
  return null
}
