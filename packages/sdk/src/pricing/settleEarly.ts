import { countMonths } from './calendar.ts'
import { divideHalfUp } from './decimal.ts'
import { paidChargesOf, type RunningPlan, sumOf } from './runningPlan.ts'

/** What paying off early costs; the offer declares it (COMPLIANCE §1.1, CN-04). */
export interface SettlementTerms {
  /** Charges for the time used only, or everything that the plan would still have charged. */
  interest: 'TIME_USED' | 'ALL_REMAINING'
  /** The running month counts by its days, or whole as soon as a day of it is used. */
  accrual: 'DAY' | 'PERIOD'
  /** Charges paid for time that is not used, as with a charge taken up front. */
  paidAhead: 'GIVEN_BACK' | 'KEPT'
}

export interface Settlement {
  principalMinor: number
  interestMinor: number
  givenBackMinor: number
  /** What the viewer pays, or where more is given back than is owed, receives. */
  payMinor: number
  receiveMinor: number
  /** Against paying the plan to its end. */
  savedMinor: number
}

/** What ends a plan on a day. Payments that are due and unpaid are owed with their interest; late costs are not in it. */
export function settleEarly(terms: SettlementTerms, plan: RunningPlan, settledOn: string): Settlement {
  const open = plan.payments.slice(plan.paidCount)
  const principalMinor = sumOf(open, 'principalMinor')
  const openInterestMinor = sumOf(open, 'interestMinor')
  const dueMinor =
    terms.interest === 'ALL_REMAINING'
      ? openInterestMinor
      : usedChargesOf(plan, settledOn, terms.accrual) - paidChargesOf(plan)
  const interestMinor = Math.max(0, dueMinor)
  const givenBackMinor = terms.paidAhead === 'GIVEN_BACK' ? Math.max(0, -dueMinor) : 0
  const netMinor = principalMinor + interestMinor - givenBackMinor
  return {
    principalMinor,
    interestMinor,
    givenBackMinor,
    payMinor: Math.max(0, netMinor),
    receiveMinor: Math.max(0, -netMinor),
    savedMinor: openInterestMinor - interestMinor + givenBackMinor,
  }
}

/**
 * The charges for the time from the start to a day. A charge of a payment is for the month that ends on its due day; one
 * taken once, up front or with the first payment, is for the whole plan in equal parts of its time.
 */
function usedChargesOf(plan: RunningPlan, day: string, accrual: SettlementTerms['accrual']): number {
  const { terms, startOn, payments, chargeAtDrawdownMinor, chargesBackMinor } = plan
  const { months, days, daysInMonth } = countMonths(startOn, day)
  const usedDays = accrual === 'PERIOD' && days > 0 ? daysInMonth : days
  if (isChargedOnce(terms)) {
    const lastMonth = payments.at(-1)?.month ?? 0
    const chargeMinor = chargeAtDrawdownMinor + sumOf(payments, 'interestMinor') - chargesBackMinor
    if (months >= lastMonth) return chargeMinor
    return partOf(chargeMinor, months * daysInMonth + usedDays, lastMonth * daysInMonth)
  }
  return payments.reduce((sum, { month, interestMinor }) => {
    if (month <= months) return sum + interestMinor
    return month === months + 1 ? sum + partOf(interestMinor, usedDays, daysInMonth) : sum
  }, -chargesBackMinor)
}

const isChargedOnce = (terms: RunningPlan['terms']) =>
  terms.method === 'EP_FEE' && (terms.feeMode === 'UPFRONT' || terms.feeMode === 'FIRST_PERIOD')

const partOf = (minor: number, part: number, whole: number) =>
  Number(divideHalfUp(BigInt(minor) * BigInt(part), BigInt(whole)))
