import type { Notice, Offers, OrderRequest, Persona, PlanOffer, QuoteRequest } from '@offerdock/sdk/contract'
import type { Verdict } from '@offerdock/sdk/policy'
import { termsAt } from '@offerdock/sdk/pricing'
import { describePricing } from './describePricing.ts'
import type { OrderRules } from './findRules.ts'
import { judgeOrder } from './judgeOrder.ts'
import { priceOffer } from './priceOffer.ts'
import { refuseOrder } from './refuseOrder.ts'
import { toProblem } from './toProblem.ts'

/** An order, and for a quote what was chosen: paying in full is open where only installments are closed. */
type AskedOrder = OrderRequest & Partial<Pick<QuoteRequest, 'planId' | 'points'>>

/**
 * What the bank proposes by the rules that `findRules` gives for the order, of which the market's policy leaves what it
 * allows, by total cost and then by term. With a viewer their own limit. Throws the refusal of the order.
 */
export function makeOffers(rules: OrderRules, order: AskedOrder, viewer: Persona | null, now: Date): Offers {
  const refusal = refuseOrder(rules, order)
  if (refusal) throw refusal
  const { orderRef, orderMinor, currency, category } = order
  const refused = refuseViewer(viewer, orderMinor)
  const priced = rules.plans
    .filter(({ categories }) => !categories || (category !== null && categories.includes(category)))
    .flatMap((rule) => {
      const plan = priceOffer(rules, rule, order, now)
      return plan ? [{ ...plan, refused: plan.refused ?? refused, rule: termsAt(rule, now.getTime()) }] : []
    })
  const verdict = judgeOrder(rules, order, { viewer, plans: priced })
  const plans = keepAllowed(verdict, order, priced)
  const personal = (rules.personal ?? []).filter(({ planId }) => plans.some((plan) => plan.planId === planId))
  const said = personal.length > 0 ? { terms: 'personal' as const, personal } : { terms: 'standard' as const }
  const notices = listNotices(verdict, plans, {
    promotion: rules.advertised ?? [],
    personalized: personal.map(({ planId }) => planId),
  })
  const pricing = describePricing(rules, orderMinor, now)
  return { orderRef, orderMinor, currency, plans, ...said, pricing, ...(notices.length > 0 && { notices }) }
}

/** What the market wants said of the plans that are left. */
function listNotices(
  { warnings }: Verdict,
  plans: PlanOffer[],
  about: Record<'promotion' | 'personalized', readonly string[]>,
): Notice[] {
  if (plans.length === 0) return []
  return warnings.map(({ key, when, texts }) => ({
    key,
    words: texts,
    ...(when !== 'credit' && { planIds: [...about[when]] }),
  }))
}

/** The plans in the order of the policy; what is closed as a whole is the refusal of the order. */
function keepAllowed(verdict: Verdict, order: AskedOrder, offered: readonly PlanOffer[]): PlanOffer[] {
  if (verdict.payInFull) throw toProblem(verdict.payInFull)
  if (order.points && verdict.points) throw toProblem(verdict.points)
  if (order.planId === null) return []
  // Whom nobody vouches for as being of age pays in full, and is told no more than that there is no plan.
  if (verdict.installments?.refused === 'age-refused') return []
  // That there was no plan to judge is no refusal: all of them may be withdrawn while paying in full is not.
  const isRefused = verdict.installments?.rule !== 'no-plan' || offered.length > 0
  if (verdict.installments && isRefused) throw toProblem(verdict.installments)
  return verdict.shown.flatMap(({ planId }) => offered.filter((plan) => plan.planId === planId))
}

/** What the viewer may not have of installments; with a card, paying in full stays open. */
function refuseViewer(viewer: Persona | null, orderMinor: number): PlanOffer['refused'] {
  if (viewer === null) return null
  if (viewer.cardTail === null) return 'no-card'
  if (viewer.hasCredit === false) return 'no-credit'
  return viewer.limitMinor !== null && orderMinor > viewer.limitMinor ? 'above-maximum' : null
}
