/** One payment, `month` whole months after the money was advanced; `n` counts the payments. */
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
  /** Kept back when the money is advanced. */
  chargeAtDrawdownMinor: number
  /** The money really advanced: the principal without the charge at drawdown. */
  netAdvanceMinor: number
  /** Charges that a waiver took away. */
  waivedMinor: number
  /** All charges, the one at drawdown included. */
  interestMinor: number
  /** All cash to be paid: the principal and all charges. */
  totalMinor: number
}

/** Adds up a schedule from its payments. */
export function toSchedule(
  principalMinor: number,
  payments: Payment[],
  { chargeAtDrawdownMinor = 0, waivedMinor = 0 } = {},
): Schedule {
  let interestMinor = chargeAtDrawdownMinor
  for (const payment of payments) interestMinor += payment.interestMinor
  return {
    principalMinor,
    payments,
    chargeAtDrawdownMinor,
    netAdvanceMinor: principalMinor - chargeAtDrawdownMinor,
    waivedMinor,
    interestMinor,
    totalMinor: principalMinor + interestMinor,
  }
}
