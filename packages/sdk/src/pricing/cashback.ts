import { multiplyHalfUp } from './decimal.ts'
import { isOpen, type TimeWindow } from './window.ts'

/** Money the bank pays back later: it changes neither the price nor the schedule nor any annual rate. */
export interface CashbackTerms extends TimeWindow {
  /** The smallest amount paid that it is for, inclusive. */
  thresholdMinor: number
  /** Of the amount paid, rounded half up. */
  share: string
  /** The most for one order; null is no limit. */
  capMinor: number | null
  onInstallments: boolean
}

/** Cashback on an amount paid at an instant. */
export function cashback(terms: CashbackTerms, paidMinor: number, at: number, isInstallment: boolean): number {
  if ((isInstallment && !terms.onInstallments) || !isOpen(terms, at) || paidMinor < terms.thresholdMinor) return 0
  return Math.min(paidMinor, terms.capMinor ?? paidMinor, multiplyHalfUp(paidMinor, terms.share))
}
