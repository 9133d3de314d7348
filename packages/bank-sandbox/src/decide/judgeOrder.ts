import type { OrderRequest, Persona, PlanOffer } from '@offerdock/sdk/contract'
import { judge, type PolicyOffer, type PolicyOrder, policies, type Verdict } from '@offerdock/sdk/policy'
import type { OrderRules } from './findRules.ts'

/** What the market lets the bank offer for an order, of the plans it has priced. */
export function judgeOrder(
  rules: OrderRules,
  order: OrderRequest,
  { viewer, plans }: { viewer: Persona | null; plans: readonly PlanOffer[] },
): Verdict {
  const { goods = {}, market, categories } = rules
  const judged: PolicyOrder = {
    orderMinor: order.orderMinor,
    mcc: order.category,
    // The bank has listed the code itself; a platform that names no tag is taken to sell what its code says.
    tags: order.tags.length > 0 ? order.tags : [`mcc-${order.category}`],
    surface: 'checkout',
    reached: 'checkout',
    isLive: order.room !== undefined || order.streamer !== undefined,
    openedBy: 'viewer',
    isPromotion: rules.advertised !== undefined,
    // Nobody else was given a card; of an age nothing is kept but whether somebody vouches for it.
    viewer: viewer && {
      age: viewer.hasAgeProof === false ? null : 'of-age',
      isStudent: viewer.hasCredit === false,
      wantsPersonal: false,
    },
    bank: { categories, ...goods },
  }
  return judge(
    policies[market],
    judged,
    plans.map((plan) => toPolicyOffer(rules, plan, order.orderMinor)),
  )
}

function toPolicyOffer(
  { plans, personal, license = {} }: OrderRules,
  plan: PlanOffer,
  orderMinor: number,
): PolicyOffer {
  const rule = plans.find(({ planId }) => planId === plan.planId)
  return {
    planId: plan.planId,
    kind: 'purchase',
    periods: plan.periods,
    feeMode: rule?.method === 'EP_FEE' ? rule.feeMode : 'PER_PERIOD',
    financedMinor: orderMinor,
    interestMinor: plan.interestMinor,
    totalMinor: plan.totalMinor,
    apr: plan.apr,
    isPersonalized: personal?.some(({ planId }) => planId === plan.planId) === true,
    sheet: null,
    ...license,
  }
}
