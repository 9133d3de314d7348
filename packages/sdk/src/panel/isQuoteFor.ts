import type { Quote, QuoteRequest } from '../contract/index.ts'

/**
 * Whether a quote answers what was asked, and its figures agree with each other. A quote that does not is never shown:
 * the sums on screen are the ones the viewer signs.
 */
export function isQuoteFor(quote: Quote, asked: QuoteRequest): boolean {
  const { plan, orderMinor, pointsMinor, couponMinor = 0, financedMinor, totalMinor } = quote
  const netMinor = orderMinor - couponMinor - pointsMinor
  if (quote.orderRef !== asked.orderRef || orderMinor !== asked.orderMinor || quote.currency !== asked.currency) {
    return false
  }
  if ((plan?.planId ?? null) !== asked.planId) return false
  if (pointsMinor > 0 && (quote.pointsUsed ?? 0) > (asked.points ?? 0)) return false
  if (pointsMinor > 0 !== (asked.points !== undefined) || couponMinor > 0 !== (asked.couponId !== undefined))
    return false
  if (!plan) return financedMinor === 0 && totalMinor === netMinor
  const sum = (key: 'principalMinor' | 'interestMinor' | 'totalMinor') =>
    plan.schedule.reduce((minor, installment) => minor + installment[key], 0)
  const atDrawdownMinor = plan.chargeAtDrawdownMinor ?? 0
  return (
    plan.schedule.length === plan.periods &&
    financedMinor === netMinor &&
    sum('principalMinor') === financedMinor &&
    sum('interestMinor') + atDrawdownMinor === plan.interestMinor &&
    sum('totalMinor') + atDrawdownMinor === plan.totalMinor &&
    totalMinor === plan.totalMinor
  )
}
