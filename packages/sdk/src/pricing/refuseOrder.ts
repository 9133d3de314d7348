import type { OfferPlan, TeaserTerms } from './teaserTerms.ts'
import { isOpen, type TimeWindow } from './window.ts'

/** Why there is no price; the codes are those of `contract/codes.ts`. */
export type Refusal =
  | { refused: 'below-minimum'; minimumMinor: number }
  | { refused: 'above-maximum'; maximumMinor: number }
  | { refused: 'no-offer' | 'expired' | 'blocked-category' | 'unsupported' | 'bad-config' }

export interface OfferOrder {
  orderMinor: number
  currency: string
  category: string | null
}

/** Why an offer is not for an order at an instant, or null. It looks at the order only, never at the viewer. */
export function refuseOrder(
  rules: TeaserTerms,
  { orderMinor, currency, category }: OfferOrder,
  at: number,
): Refusal | null {
  if (!Number.isSafeInteger(orderMinor) || orderMinor < 0) return { refused: 'bad-config' }
  if (currency !== rules.currency.code) return { refused: 'unsupported' }
  if (category === null || !rules.categories.includes(category)) return { refused: 'blocked-category' }
  return refuseAmount(rules, orderMinor) ?? refuseTime(rules, at)
}

/** Why a plan is not for a principal at an instant, or null. */
export const refusePlan = (plan: OfferPlan, principalMinor: number, at: number): Refusal | null =>
  refuseTime(plan, at) ?? refuseAmount({ ...plan, minimumMinor: Math.max(1, plan.minimumMinor ?? 1) }, principalMinor)

interface Limits {
  minimumMinor: number
  maximumMinor?: number
}

function refuseAmount({ minimumMinor, maximumMinor }: Limits, minor: number): Refusal | null {
  if (minor < minimumMinor) return { refused: 'below-minimum', minimumMinor }
  if (maximumMinor !== undefined && minor > maximumMinor) return { refused: 'above-maximum', maximumMinor }
  return null
}

/** `expired` is over for good; what has not begun yet is no offer. */
export function refuseTime(window: TimeWindow, at: number): Refusal | null {
  if (isOpen(window, at)) return null
  return { refused: window.closesAt != null && at >= window.closesAt ? 'expired' : 'no-offer' }
}

/** The terms of a plan as they hold at an instant: a waiver counts while its own window is open. */
export const termsAt = (plan: OfferPlan, at: number): OfferPlan =>
  plan.method === 'EP_FEE' && plan.waiver && !isOpen(plan.waiver, at) ? { ...plan, waiver: null } : plan
