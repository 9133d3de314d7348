/** What can stand beside a figure, or on the cost sheet before a confirm. A market's policy says which of them must. */
export type Item =
  | 'apr'
  | 'apr-convention'
  | 'total'
  | 'lender'
  | 'hotline'
  | 'principal'
  | 'interest-per-period'
  | 'total-interest'
  | 'cost-items'
  | 'collectors'
  | 'annualized-items'
  | 'schedule'
  | 'early-settlement'
  | 'late-cost'
  | 'late-collector'
  | 'no-other-cost'
  | 'refund-effect'
  | 'conditions'
  | 'warning'
  | 'ad-label'
  | 'borrowing-rate'
  | 'charges'
  | 'total-credit'
  | 'term'
  | 'cash-price'
  | 'advance-payment'
  | 'installment-amount'
  | 'withdrawal-right'
  | 'pre-contract-form'
  | 'personalized-label'
  | 'rights'
  | 'credit-check'
  | 'debt-advice'
  | 'down-payment'
  | 'repayment-terms'
  | 'may-rise'
  | 'card-disclosures'
  | 'cooling-off'

/** An item with the row of docs/compliance.md that demands it. */
export interface Demand {
  item: Item
  rule: string
}

/** Demands of one rule. */
export const demand = (rule: string, ...items: Item[]): Demand[] => items.map((item) => ({ item, rule }))
