import type { Item } from '../items.ts'

/**
 * What a market says about a kind of goods; MCC or tag is enough to fall under it.
 * - `block`: nothing is offered, and no bank can open it.
 * - `gate`: no installments until the bank opens the rule for the seller, or, with `byAmount`, up to the bank's amount.
 * - `limit`: no installments; payment in full up to the bank's amount for one transaction.
 * - `off`: no installments; payment in full as ever.
 */
export interface CategoryRule {
  id: string
  action: 'block' | 'gate' | 'limit' | 'off'
  mccs: readonly string[]
  /** Latin ones match whole words, Chinese ones anywhere in a tag. */
  tags: readonly string[]
  /** Points would be a way to cash out. */
  isPointsRefused?: boolean
  /** No reason is given to the viewer. */
  isNeutral?: boolean
  byAmount?: boolean
  /** Never in a live show and never in an advertisement, whatever the bank opens. */
  isNeverLive?: boolean
  isNeverForStudents?: boolean
  /** What the sheet must have on top where the gate is open. */
  needs?: readonly Item[]
}
