import type { OrderRequest, Quote } from '../contract/index.ts'

/**
 * Whether a quote answers what was asked, and its figures agree with each other. A quote that does not is never shown:
 * the sums on screen are the ones the viewer signs.
 */
export function isQuoteFor(quote: Quote, order: OrderRequest, planId: string | null): boolean {
  const { plan, orderMinor, pointsMinor, couponMinor = 0, financedMinor, totalMinor } = quote
  const netMinor = orderMinor - couponMinor - pointsMinor
  if (quote.orderRef !== order.orderRef || orderMinor !== order.orderMinor || quote.currency !== order.currency) {
    return false
  }
  if ((plan?.planId ?? null) !== planId) return false
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
