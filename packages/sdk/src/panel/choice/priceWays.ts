import type { OfferPricing, Offers, PlanOffer } from '../../contract/index.ts'
import { type OfferTerms, type PricedOffer, type PricedOrder, priceOffer } from '../../pricing/index.ts'
import { inFairOrder } from '../inFairOrder.ts'
import { type PricedWay, type Proposal, proposeAsGiven, type Reduction } from '../ways.ts'
import { settleReduction } from './settleReduction.ts'
import { toPricedPlan } from './toPricedPlan.ts'

/**
 * The ways to pay with points and a coupon, priced by the function that the bank quotes with. A reduction that the bank
 * would not take is the nearest one that it does.
 */
export function priceWays(offers: Offers, wish: Reduction): Proposal {
  const { pricing } = offers
  if (!pricing) return inFairOrder(proposeAsGiven(offers))
  const reduction = settleReduction(offers, wish)
  const inFull = priceWay(offers, pricing, { reduction, plan: null })
  const byPlan = offers.plans.map((plan) => priceWay(offers, pricing, { reduction, plan }))
  return inFairOrder({ offers, reduction, ways: [inFull, ...byPlan] })
}

interface Asked {
  reduction: Reduction
  plan: PlanOffer | null
}

function priceWay(offers: Offers, pricing: OfferPricing, { reduction, plan }: Asked): PricedWay {
  const given = proposeAsGiven(offers).ways.find(({ planId }) => planId === (plan?.planId ?? null))
  if (!given) throw new Error('a way to pay is always of the offers')
  const rule = plan?.rule
  if (plan && !rule) return isNothing(reduction) ? given : { ...given, refused: plan.refused ?? 'declined' }
  const price = (rules: OfferTerms) =>
    priceOffer(rules, orderOf(offers, pricing), choiceOf(given, reduction), Date.parse(pricing.at))
  const priced = price(termsOf(offers, pricing, plan))
  if (!('refused' in priced)) return toWay(given, priced, plan?.refused ?? null)
  if (!plan || !rule) throw new Error(`the order itself has no price: ${priced.refused}`)
  const { refused } = priced
  const code = refused === 'below-minimum' || refused === 'above-maximum' ? refused : 'declined'
  // It keeps its figures, so that the viewer sees what it is that they cannot have.
  const { minimumMinor, maximumMinor, ...unlimited } = rule
  const anyway = price(termsOf(offers, pricing, { ...plan, rule: unlimited }))
  return 'refused' in anyway ? { ...given, refused: code } : toWay(given, anyway, plan.refused ?? code)
}

const isNothing = ({ points, couponId }: Reduction) => points === 0 && couponId === null

const choiceOf = ({ planId }: PricedWay, { points, couponId }: Reduction) => ({
  planId,
  couponId,
  ...(points > 0 && { points }),
})

/** The bank has judged category and amount of the order, so any that are the order's will do. */
function termsOf({ orderMinor, currency }: Offers, pricing: OfferPricing, plan: PlanOffer | null): OfferTerms {
  const { timeZone, coupons = [], points, earn = null, cashback = null } = pricing
  return {
    currency: { code: currency },
    aprConvention: plan?.apr.convention ?? 'CN_IRR_NOMINAL',
    minimumMinor: 0,
    maximumMinor: orderMinor,
    categories: [''],
    plans: plan?.rule ? [plan.rule] : [],
    teaserPlanId: null,
    timeZone,
    coupons,
    points: points?.rule ?? null,
    earn,
    cashback,
  }
}

/** When which points lapse is the bank's to know: it has counted only those that are alive. */
function orderOf({ orderMinor, currency }: Offers, { points }: OfferPricing): PricedOrder {
  const lots = points ? [{ points: points.balance, expires: '9999-12-31' }] : []
  return { orderMinor, currency, category: '', lots }
}

function toWay(given: PricedWay, priced: PricedOffer, refused: PricedWay['refused']): PricedWay {
  const { couponMinor, pointsMinor, totalMinor, earnedPoints, cashbackMinor } = priced.totals
  const gains = { earnedPoints, cashbackMinor }
  const plan = given.plan && toPricedPlan(given.plan.planId, priced)
  return { planId: given.planId, couponMinor, pointsMinor, totalMinor, plan, refused, ...gains }
}
