import { addMonths } from './calendar.ts'
import { freezeWaiver } from './freezeWaiver.ts'
import type { Payment, Schedule } from './schedule.ts'
import type { PlanTerms } from './terms.ts'

/** A payment with the day the bank expects it. */
export interface DatedPayment extends Payment {
  dueOn: string
}

/** A plan at one moment of its life: the first `paidCount` payments have been made. */
export interface PlanState {
  /** As they held at the order: a waiver that was granted stays, one that was not never comes. */
  terms: PlanTerms
  startOn: string
  /** What was financed, without what has been refunded since. */
  principalMinor: number
  payments: readonly DatedPayment[]
  paidCount: number
  chargeAtDrawdownMinor: number
  /** Charges that earlier refunds gave back. */
  chargesBackMinor: number
}

export interface RunningPlan extends PlanState {
  /** As it was before the refunds since the latest payment: a further refund is worked out from there. */
  beforeRefunds?: PlanState
}

export const datePayments = (payments: readonly Payment[], startOn: string): DatedPayment[] =>
  payments.map((payment) => ({ ...payment, dueOn: addMonths(startOn, payment.month) }))

/** The plan on the day it starts. */
export function startPlan(terms: PlanTerms, schedule: Schedule, startOn: string, grossMinor?: number): RunningPlan {
  const { principalMinor, payments, chargeAtDrawdownMinor } = schedule
  return {
    terms: freezeWaiver(terms, principalMinor, grossMinor ?? principalMinor),
    startOn,
    principalMinor,
    payments: datePayments(payments, startOn),
    paidCount: 0,
    chargeAtDrawdownMinor,
    chargesBackMinor: 0,
  }
}

export const sumOf = (payments: readonly Payment[], key: 'principalMinor' | 'interestMinor' | 'totalMinor') =>
  payments.reduce((sum, payment) => sum + payment[key], 0)

/** Every charge paid so far, the one at drawdown included, without what was given back. */
export const paidChargesOf = ({ payments, paidCount, chargeAtDrawdownMinor, chargesBackMinor }: PlanState) =>
  chargeAtDrawdownMinor + sumOf(payments.slice(0, paidCount), 'interestMinor') - chargesBackMinor
