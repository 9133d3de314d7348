import { type AprConvention, effectiveRateBps, nominalRateBps, simpleAverageBps } from './annualRate.ts'
import { priceEqualPrincipal } from './priceEqualPrincipal.ts'
import { type OfferOrder, type Refusal, refuseOrder, refusePlan, termsAt } from './refuseOrder.ts'
import type { Payment, Schedule } from './schedule.ts'
import type { TeaserTerms } from './teaserTerms.ts'

/** What a badge says of one plan in a line: a payment, the one that differs, the total and the annual rate. */
export interface Teaser {
  planId: string
  periods: number
  regularMinor: number
  odd: { which: 'first' | 'last'; minor: number } | null
  totalMinor: number
  apr: { convention: AprConvention; bps: number }
}

/**
 * The figures of the plan that the bank names for badges, a refusal of the order, or null where there are none that a
 * line could say without leaving something out. Only plans of equal principal have any: what a badge weighs on a page
 * is worth more than figures for the others, which then have a line without. It never chooses a plan by itself: the cheapest-looking one would be a
 * recommendation.
 */
export function bestTeaser(rules: TeaserTerms, order: OfferOrder, at: number): Teaser | Refusal | null {
  const refusal = refuseOrder(rules, order, at)
  if (refusal) return refusal
  const { aprConvention: convention, teaserPlanId } = rules
  const plan = rules.plans.find(({ planId }) => planId === teaserPlanId)
  if (!plan || !isPrc(convention) || refusePlan(plan, order.orderMinor, at)) return null
  const terms = termsAt(plan, at)
  if (terms.method !== 'EP_FEE') return null
  const schedule = priceEqualPrincipal(terms, order.orderMinor, order.orderMinor)
  const shape = describePayments(schedule.payments)
  const bps = schedule.chargeAtDrawdownMinor > 0 ? null : teaserRateBps(schedule, convention)
  if (!shape || bps === null) return null
  const { planId } = plan
  return {
    planId,
    periods: schedule.payments.length,
    ...shape,
    totalMinor: schedule.totalMinor,
    apr: { convention, bps },
  }
}

/** The rates of other markets need dates; their arithmetic stays out of the host's page. */
const isPrc = (convention: string): convention is AprConvention => convention.startsWith('CN_')

/** As `annualRateBps`, or null next to a rounding tie of the compound rate: deciding it exactly would double this code. */
function teaserRateBps(schedule: Schedule, convention: AprConvention): number | null {
  if (convention === 'CN_IRR_NOMINAL') return nominalRateBps(schedule)
  if (convention === 'CN_SIMPLE_AVG') return simpleAverageBps(schedule)
  let isTie = false
  const bps = effectiveRateBps(schedule, () => {
    isTie = true
    return true
  })
  return isTie ? null : bps
}

/** Equal payments but for the first or the last one; null where more of them differ. */
function describePayments(payments: readonly Payment[]): Pick<Teaser, 'regularMinor' | 'odd'> | null {
  const minors = payments.map(({ totalMinor }) => totalMinor)
  const first = minors[0] ?? 0
  const last = minors.at(-1) ?? 0
  const areEqual = (some: number[]) => some.every((minor) => minor === some[0])
  if (areEqual(minors)) return { regularMinor: first, odd: null }
  if (areEqual(minors.slice(0, -1))) return { regularMinor: first, odd: { which: 'last', minor: last } }
  if (areEqual(minors.slice(1))) return { regularMinor: last, odd: { which: 'first', minor: first } }
  return null
}
