import { datedAnnualRateBps } from './datedAnnualRate.ts'
import { isWaived } from './freezeWaiver.ts'
import type { OfferTerms } from './offerTerms.ts'
import { pricePlan } from './pricePlan.ts'
import { type Refusal, refusePlan, termsAt } from './refuseOrder.ts'
import { type DatedPayment, datePayments } from './runningPlan.ts'
import type { Schedule } from './schedule.ts'
import type { OfferPlan } from './teaserTerms.ts'
import type { Waiver } from './terms.ts'

export interface Apr {
  convention: OfferTerms['aprConvention']
  bps: number
}

/** What the bank gave up, and the condition that was met for it. */
export interface Waived {
  waivedMinor: number
  type: Waiver['type']
  thresholdMinor: number
  thresholdBase: 'NET' | 'GROSS'
}

export interface Financed {
  schedule: Schedule
  payments: DatedPayment[]
  aprs: Apr[]
  waived: Waived | null
}

interface Purchase {
  /** The order, before coupon and points; only the threshold of a waiver may be tested on it. */
  orderMinor: number
  netMinor: number
  startOn: string
  at: number
}

/** A plan of the offer on what coupon and points have left of an order, with every rate that the market asks for. */
export function financePlan(rules: OfferTerms, purchase: Purchase, planId: string): Financed | Refusal {
  const { orderMinor, netMinor, startOn, at } = purchase
  const plan = rules.plans.find((candidate) => candidate.planId === planId)
  if (!plan) return { refused: 'no-offer' }
  const refusal = refusePlan(plan, netMinor, at)
  if (refusal) return refusal
  const terms = termsAt(plan, at)
  const schedule = pricePlan(terms, netMinor, { grossMinor: orderMinor })
  const payments = datePayments(schedule.payments, startOn)
  const aprs = listRates(rules, { schedule, advancedOn: startOn, dueOn: payments.map(({ dueOn }) => dueOn) })
  // A charge as large as the money advanced leaves nothing that a rate could be of.
  if (!aprs) return { refused: 'bad-config' }
  return { schedule, payments, aprs, waived: explainWaiver(terms, schedule, purchase) }
}

/** The offer's own rate first, or null where one of them does not exist. */
function listRates(rules: OfferTerms, dated: Parameters<typeof datedAnnualRateBps>[1]): Apr[] | null {
  const aprs: Apr[] = []
  for (const convention of new Set([rules.aprConvention, ...(rules.moreAprConventions ?? [])])) {
    const bps = datedAnnualRateBps(convention, dated)
    if (bps === null || !Number.isFinite(bps)) return null
    aprs.push({ convention, bps })
  }
  return aprs
}

function explainWaiver(plan: OfferPlan, { waivedMinor }: Schedule, { netMinor, orderMinor }: Purchase): Waived | null {
  if (plan.method !== 'EP_FEE' || !plan.waiver || !isWaived(plan, netMinor, orderMinor)) return null
  const { type, thresholdMinor, thresholdBase = 'NET' } = plan.waiver
  return { waivedMinor, type, thresholdMinor, thresholdBase }
}
