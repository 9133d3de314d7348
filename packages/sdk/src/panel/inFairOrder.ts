import { type Proposal, totalOf } from './ways.ts'

/**
 * By what each plan costs in all as it stands, and then by term, unless the viewer has consented to personal terms: then
 * as the bank has put them.
 */
export function inFairOrder(proposal: Proposal): Proposal {
  const { offers } = proposal
  if (offers.terms === 'personal') return proposal
  const plans = [...offers.plans].sort((a, b) => totalOf(proposal, a) - totalOf(proposal, b) || a.periods - b.periods)
  return { ...proposal, offers: { ...offers, plans } }
}

/** Whether the plans on screen are in that order by cost: places that were kept for the viewer's sake may not be. */
export const isInFairOrder = (proposal: Proposal): boolean =>
  proposal.offers.terms !== 'personal' &&
  proposal.offers.plans.every((plan, index, plans) => {
    const before = plans[index - 1]
    return !before || totalOf(proposal, before) <= totalOf(proposal, plan)
  })
