import type { Offers, PlanOffer, PricedPlan } from '../contract/index.ts'

/** What the viewer lets points and a coupon pay. */
export interface Reduction {
  /** A count that the bank takes: whole steps within its limits, or none. */
  points: number
  couponId: string | null
}

/** One way to pay with the figures that are on screen of it. */
export interface PricedWay {
  /** Null is pay in full. */
  planId: string | null
  couponMinor: number
  pointsMinor: number
  /** All cash to be paid, interest included. */
  totalMinor: number
  plan: PricedPlan | null
  refused: PlanOffer['refused']
  /** Absent where the bank has no rule for them. */
  earnedPoints?: number
  cashbackMinor?: number
}

/** What is offered, and the ways to pay as they stand with what points and coupon take off. */
export interface Proposal {
  offers: Offers
  reduction: Reduction
  ways: readonly PricedWay[]
}

export const noReduction: Reduction = { points: 0, couponId: null }

/** The offers in the bank's own figures. */
export function proposeAsGiven(offers: Offers): Proposal {
  const { orderMinor, plans } = offers
  const none = { couponMinor: 0, pointsMinor: 0 }
  const inFull: PricedWay = { planId: null, ...none, totalMinor: orderMinor, plan: null, refused: null }
  const byPlan = plans.map(
    (plan): PricedWay => ({ planId: plan.planId, ...none, totalMinor: plan.totalMinor, plan, refused: plan.refused }),
  )
  return { offers, reduction: noReduction, ways: [inFull, ...byPlan] }
}

export const wayOf = ({ ways }: Proposal, planId: string | null): PricedWay | undefined =>
  ways.find((way) => way.planId === planId)

/** What a plan costs in all with what points and coupon take off. */
export const totalOf = (proposal: Proposal, { planId, totalMinor }: PricedPlan): number =>
  wayOf(proposal, planId)?.totalMinor ?? totalMinor

/** Of a step, what it proposes. */
export const proposalOf = ({ offers, reduction, ways }: Proposal): Proposal => ({ offers, reduction, ways })
