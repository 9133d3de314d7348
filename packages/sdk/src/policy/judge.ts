import { isInScope } from './isInScope.ts'
import type { Demand } from './items.ts'
import { decideTeaser } from './judging/decideTeaser.ts'
import { judgeGoods } from './judging/judgeGoods.ts'
import { judgeOffer } from './judging/judgeOffer.ts'
import { judgeCredit, judgeOpening } from './judging/judgeOrder.ts'
import { judgeSetup } from './judging/judgeSetup.ts'
import type { PolicyOffer, PolicyOrder } from './order.ts'
import type { AprKey, Policy, Teaser, Warning } from './policy.ts'
import type { Refusal } from './refusal.ts'

/** A plan that may be shown, with what must be shown beside it. */
export interface ShownPlan {
  planId: string
  /** Nothing is ever chosen for the viewer (CN-06). */
  isSelected: false
  /** `isBelowSmallest`: a cost too small for the digits, to be written "<0.01%" and never "0.00%". */
  rate: { convention: AprKey; bps: number; decimals: number; isBelowSmallest: boolean }
  beside: readonly Demand[]
  sheet: readonly Demand[]
  /** Of the signed offer, and of nobody else; null before there is a sheet. */
  readingMs: number | null
  /** False on public terms: a confirm needs a viewer the bank knows and a sheet. */
  mayConfirm: boolean
  /** False outside of what the market's rules speak of (EU-03); the same is shown there, as nobody knows where that ends. */
  isInScope: boolean
}

export interface RefusedPlan extends Refusal {
  planId: string
}

export interface Verdict {
  teaser: Teaser
  /** Why these are closed as a whole, or null. */
  payInFull: Refusal | null
  points: Refusal | null
  installments: Refusal | null
  defaultPlanId: null
  /** By total cost, then term, unless the viewer wants personal proposals: then as the bank has put them. */
  shown: readonly ShownPlan[]
  refused: readonly RefusedPlan[]
  warnings: readonly Warning[]
  /** Whether facts about the viewer may go into a request for offers (CN-29). */
  mayProfile: boolean
}

/**
 * What a market lets be shown for an order, what it refuses and why, and what must be shown with it. Pure: the same
 * arguments give the same verdict; nothing is thrown. The first reason found is the one that is given, in this order:
 *
 * 1. The act of the viewer (CN-17), a child (PI-08) and the set-up (CN-06, CN-22, CN-24, CN-28, PI-09, PI-10): nothing is
 *    shown at all.
 * 2. The goods (COMPLIANCE §5): blocked, gated, limited, or not known.
 * 3. The order and its viewer: a market without sources, age (CN-27), CN-08, CN-10, CN-18. Payment in full stays.
 * 4. Each plan for itself: kind, term and amount, figures, license, sheet.
 * 5. The plans together: one-off collection may not be all there is (CN-07).
 * 6. What is left is sorted (CN-29), and the badge is told how much of it to show.
 */
export function judge(policy: Policy, order: PolicyOrder, offers: readonly PolicyOffer[]): Verdict {
  const closed = judgeOpening(policy, order) ?? (order.setup ? judgeSetup(policy, order.setup) : null)
  if (closed) return verdictOf(order, { payInFull: closed, points: closed, installments: closed })
  const { demands, ...goods } = judgeGoods(policy, order)
  const installments = goods.installments ?? judgeCredit(policy, order)
  if (installments) return verdictOf(order, { ...goods, installments })

  const sheet = [...policy.sheet, ...demands]
  const refused: RefusedPlan[] = []
  const open: PolicyOffer[] = []
  for (const offer of offers) {
    const refusal = judgeOffer(policy, offer, sheet)
    if (refusal) refused.push({ planId: offer.planId, ...refusal })
    else open.push(offer)
  }
  if (policy.oneOffCollection === 'never-only' && open.length > 0 && open.every(isOneOff)) {
    return verdictOf(order, { ...goods, installments: { refused: 'market-refused', rule: 'CN-07' }, refused })
  }
  if (open.length === 0) {
    return verdictOf(order, { ...goods, installments: { refused: 'no-offer', rule: 'no-plan' }, refused })
  }
  const sorted = order.viewer?.wantsPersonal ? open : [...open].sort(byCost)
  return verdictOf(order, {
    ...goods,
    teaser: decideTeaser(policy, order),
    shown: sorted.flatMap((offer) => showPlan(policy, order, offer, sheet)),
    refused,
    warnings: policy.warnings.filter(({ when }) => isDue(when, order, open)),
  })
}

const isOneOff = ({ feeMode }: PolicyOffer) => feeMode === 'UPFRONT' || feeMode === 'FIRST_PERIOD'

const byCost = (a: PolicyOffer, b: PolicyOffer) => a.totalMinor - b.totalMinor || a.periods - b.periods

function isDue(when: Warning['when'], order: PolicyOrder, offers: readonly PolicyOffer[]): boolean {
  if (when === 'promotion') return order.isPromotion === true
  if (when === 'personalized') return offers.some(({ isPersonalized }) => isPersonalized)
  return true
}

function showPlan(policy: Policy, order: PolicyOrder, offer: PolicyOffer, sheet: readonly Demand[]): ShownPlan[] {
  if (!offer.apr) return [] // judgeOffer has refused it
  const { convention, bps } = offer.apr
  const more: Demand[] = []
  if (policy.warnings.some(({ when }) => when === 'promotion') && order.isPromotion) {
    more.push({ item: 'ad-label', rule: 'CN-23' })
  }
  if (offer.isPersonalized && policy.personalization.mustLabel) more.push({ item: 'personalized-label', rule: 'EU-06' })
  const shown: ShownPlan = {
    planId: offer.planId,
    isSelected: false,
    rate: { convention, bps, decimals: policy.apr.decimals, isBelowSmallest: bps === 0 && offer.interestMinor > 0 },
    beside: [...policy.beside, ...more],
    sheet,
    readingMs: offer.sheet?.readingMs ?? null,
    mayConfirm: offer.sheet !== null && order.viewer !== null,
    isInScope: isInScope(policy, offer),
  }
  return [shown]
}

/** What is not said otherwise is closed. */
function verdictOf({ viewer }: PolicyOrder, said: Partial<Verdict>): Verdict {
  return {
    teaser: 'none',
    payInFull: null,
    points: null,
    installments: null,
    defaultPlanId: null,
    shown: [],
    refused: [],
    warnings: [],
    mayProfile: viewer?.wantsPersonal === true,
    ...said,
  }
}
