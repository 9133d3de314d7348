import type { Item } from '@offerdock/sdk/policy'

/** The words that fill the points of a cost sheet, in its language. */
export interface SheetWords {
  lender: string
  hotline: string
  /** Of each installment. */
  interest: string
  /** By what interest is charged. */
  standard: string
  /** Name of the annual rate. */
  rate: string
  method: string
}

const needs: readonly [readonly (keyof SheetWords)[], readonly Item[]][] = [
  [['lender'], ['lender', 'late-cost', 'late-collector']],
  [['hotline'], ['hotline']],
  [
    ['interest', 'standard'],
    ['interest-per-period', 'cost-items'],
  ],
  [['lender', 'interest'], ['collectors']],
  [
    ['rate', 'method'],
    ['apr', 'apr-convention', 'annualized-items'],
  ],
  [[], ['principal', 'total-interest', 'total', 'schedule', 'early-settlement', 'no-other-cost', 'refund-effect']],
]

/** What a cost sheet says: a point with an empty word in it says nothing. */
export const listItems = (words: SheetWords): Item[] =>
  needs.flatMap(([names, items]) => (names.every((name) => words[name].trim() !== '') ? items : []))
