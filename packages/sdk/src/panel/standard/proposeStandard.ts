import type { Offers, OrderRequest } from '../../contract/index.ts'
import { parseCompiled } from '../../contract/parseCompiled.ts'
import { judge, type PolicyOffer, type PolicyOrder } from '../../policy/index.ts'
import { policies } from '../../policy/policies.ts'
import type { PublicAnswer } from '../readPublic.ts'
import { noReduction } from '../ways.ts'
import type { Standard } from './loadStandard.ts'
import { type CatalogTerms, readCatalogTerms } from './readCatalogTerms.ts'
import { snapshotTerms } from './schemas.ts'

type Pricing = Pick<typeof import('../choice/choicePart.ts'), 'priceStandard' | 'priceWays'>

interface StandardFacts {
  order: OrderRequest
  catalog: PublicAnswer
  /** Null where the order is of no room. */
  room: PublicAnswer | null
}

/**
 * The ways to pay that everybody has, or null. Where the bank would show nothing, or it cannot be known here that it
 * would, nothing is shown.
 */
export function proposeStandard({ order, catalog: answer, room }: StandardFacts, pricing: Pricing): Standard | null {
  const catalog = readCatalogTerms(answer.body)
  const withdrawn = room
    ? (parseCompiled(snapshotTerms, room.body)?.withdrawn ?? null)
    : { everything: false, plans: [] }
  // A badge may have no room for figures that the panel has; where there is none at all, nothing is shown here either.
  if (!catalog || catalog.policy.surfaces.checkout === 'none' || !withdrawn || withdrawn.everything) return null
  const plans = catalog.plans.filter(({ planId }) => !withdrawn.plans.includes(planId))
  const offers = pricing.priceStandard({ ...catalog, plans }, order, answer.atMs)
  const allowed = offers && keepAllowed(catalog, order, offers)
  return allowed && { proposal: pricing.priceWays(allowed, noReduction) }
}

/** What of it the market lets be shown, by what is public. */
function keepAllowed(
  { market, categories }: CatalogTerms,
  { orderMinor, category, tags, room, streamer }: OrderRequest,
  offers: Offers,
): Offers | null {
  const judged: PolicyOrder = {
    orderMinor,
    mcc: category,
    // The bank has listed the code itself; a platform that names no tag is taken to sell what its code says.
    tags: tags.length > 0 ? tags : [`mcc-${category}`],
    ...{ surface: 'checkout', reached: 'checkout', openedBy: 'viewer', viewer: null },
    isLive: room !== undefined || streamer !== undefined,
    bank: { categories },
  }
  const { payInFull, shown, warnings } = judge(
    policies[market],
    judged,
    offers.plans.map((plan) => toPolicyOffer(plan, orderMinor)),
  )
  const plans = shown.flatMap(({ planId }) => offers.plans.filter((plan) => plan.planId === planId))
  if (payInFull || plans.length === 0) return null
  return { ...offers, plans, notices: warnings.map(({ key, texts }) => ({ key, words: texts })) }
}

function toPolicyOffer(plan: Offers['plans'][number], financedMinor: number): PolicyOffer {
  const { planId, periods, interestMinor, totalMinor, apr, rule } = plan
  const feeMode = rule?.method === 'EP_FEE' ? rule.feeMode : 'PER_PERIOD'
  return { planId, kind: 'purchase', periods, feeMode, financedMinor, interestMinor, totalMinor, apr, sheet: null }
}
