/** The codes of contract/codes.ts that a market's rules can lead to; a test holds the names equal. */
export const refusalCodes = [
  'no-offer',
  'below-minimum',
  'above-maximum',
  'blocked-category',
  'market-refused',
  'age-refused',
  'no-gesture',
  'order-taken',
  'bad-config',
  'bank-error',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/**
 * Why something may not be shown. `rule` is the row of docs/compliance.md, or the category rule's id, and is what may be
 * logged: never a product's name or tag. A neutral refusal is said to the viewer without any reason.
 */
export interface Refusal {
  refused: RefusalCode
  rule: string
  isNeutral?: boolean
  minimumMinor?: number
  maximumMinor?: number
  maximumPeriods?: number
  missing?: readonly string[]
}
