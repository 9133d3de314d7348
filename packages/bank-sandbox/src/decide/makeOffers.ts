import type { OfferRules, Offers, OrderRequest, Persona, PlanOffer } from '@offerdock/sdk/contract'
import { priceOffer } from './priceOffer.ts'
import { refuseOrder } from './refuseOrder.ts'

/**
 * What the bank proposes: the standard terms, and with a viewer their own limit. Throws the refusal of the order.
 */
export function makeOffers(rules: OfferRules, order: OrderRequest, viewer: Persona | null, now: Date): Offers {
  const refusal = refuseOrder(rules, order)
  if (refusal) throw refusal
  const { orderRef, orderMinor, currency } = order
  const refused = refuseViewer(viewer, orderMinor)
  const plans = rules.plans.flatMap((rule) => {
    const plan = priceOffer(rules, rule, order, now)
    return plan ? [{ ...plan, refused: plan.refused ?? refused }] : []
  })
  return { orderRef, orderMinor, currency, plans }
}

/** A viewer's limit is for installments; paying in full stays open. */
function refuseViewer(viewer: Persona | null, orderMinor: number): PlanOffer['refused'] {
  const isAbove = viewer !== null && viewer.limitMinor !== null && orderMinor > viewer.limitMinor
  return isAbove ? 'above-maximum' : null
}
