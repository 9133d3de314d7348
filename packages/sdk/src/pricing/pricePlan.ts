import { multiplyHalfUp } from './decimal.ts'
import { type Remainder, splitPrincipal } from './splitPrincipal.ts'

/** Equal principal, and a fee per period on the original principal (COMPLIANCE §1.1) or none at all. */
export type PlanTerms = { method: 'EP_FEE'; periods: number; remainder: Remainder } & (
  | { feeMode: 'NONE' }
  /** A decimal as text: `"0.006"` is 0.60 % a period. */
  | { feeMode: 'PER_PERIOD'; feeRate: string }
)

/** One payment, `month` whole months after the order. */
export interface Payment {
  n: number
  month: number
  principalMinor: number
  interestMinor: number
  totalMinor: number
}

/** A plan worked out for one principal; every amount is in minor units and every sum is exact. */
export interface Schedule {
  principalMinor: number
  payments: Payment[]
  interestMinor: number
  /** All cash to be paid, interest included. */
  totalMinor: number
}

/** The schedule of `terms` for `principalMinor`, which must be a safe integer of at least 1. */
export function pricePlan(terms: PlanTerms, principalMinor: number): Schedule {
  const interest = terms.feeMode === 'NONE' ? 0 : multiplyHalfUp(principalMinor, terms.feeRate)
  const payments = splitPrincipal(principalMinor, terms.periods, terms.remainder).map((principal, i) => ({
    n: i + 1,
    month: i + 1,
    principalMinor: principal,
    interestMinor: interest,
    totalMinor: principal + interest,
  }))
  const interestMinor = interest * terms.periods
  return { principalMinor, payments, interestMinor, totalMinor: principalMinor + interestMinor }
}
