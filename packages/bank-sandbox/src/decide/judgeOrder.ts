import type { OfferRules, OrderRequest, Persona, PlanOffer } from '@offerdock/sdk/contract'
import { judge, type PolicyOffer, type PolicyOrder, policies, type Verdict } from '@offerdock/sdk/policy'

/** What the market lets the bank offer for an order, of the plans it has priced. */
export function judgeOrder(
  rules: OfferRules,
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
    // Customers of the sandbox are of age: nobody else was given a card.
    viewer: viewer && { age: 'of-age', isStudent: viewer.hasCredit === false, wantsPersonal: false },
    bank: { categories, ...goods },
  }
  return judge(
    policies[market],
    judged,
    plans.map((plan) => toPolicyOffer(rules, plan, order.orderMinor)),
  )
}

function toPolicyOffer({ plans, license = {} }: OfferRules, plan: PlanOffer, orderMinor: number): PolicyOffer {
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
    sheet: null,
    ...license,
  }
}
