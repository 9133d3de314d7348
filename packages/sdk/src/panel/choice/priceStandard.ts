import type { Offers, PlanOffer } from '../../contract/index.ts'
import { type PricedOrder, priceOffer, refuseOrder } from '../../pricing/index.ts'
import type { CatalogTerms } from '../standard/readCatalogTerms.ts'
import { toPricedPlan } from './toPricedPlan.ts'

interface StandardOrder extends PricedOrder {
  orderRef: string
}

/**
 * What the catalog offers everybody for an order at an instant, as the bank's own answer to nobody in particular: with
 * the same functions, so to the last digit. Null where the order as a whole has no offer.
 */
export function priceStandard(catalog: CatalogTerms, order: StandardOrder, atMs: number): Offers | null {
  const { timeZone, plans: rules, earn, cashback } = catalog
  const { orderRef, orderMinor, currency, category } = order
  if (timeZone === undefined || refuseOrder(catalog, order, atMs)) return null
  const plans = rules.flatMap((rule): PlanOffer[] => {
    if (rule.categories && !(category !== null && rule.categories.includes(category))) return []
    const price = (plan: typeof rule) =>
      priceOffer({ ...catalog, timeZone, plans: [plan] }, order, { planId: rule.planId }, atMs)
    const priced = price(rule)
    const refused = 'refused' in priced ? priced.refused : null
    if (refused !== null && refused !== 'below-minimum' && refused !== 'above-maximum') return []
    // It keeps its figures, so that the viewer sees what it is that they cannot have.
    const { minimumMinor, maximumMinor, ...unlimited } = rule
    const figures = 'refused' in priced ? price(unlimited) : priced
    const plan = 'refused' in figures ? null : toPricedPlan(rule.planId, figures)
    return plan ? [{ ...plan, refused, rule }] : []
  })
  const pricing = { at: new Date(atMs).toISOString(), timeZone, ...(earn && { earn }), ...(cashback && { cashback }) }
  return { orderRef, orderMinor, currency, plans, terms: 'standard', pricing }
}
