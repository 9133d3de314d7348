import type { OfferRules } from '@offerdock/sdk/contract'
import { policies } from '@offerdock/sdk/policy'

/** What the schema cannot say of the plans, campaigns and rates of one offer; each a line that names the offer. */
export function findOfferMistakes(name: string, rules: OfferRules): string[] {
  const { plans, campaigns = [], categories, teaserPlanId, market, aprConvention } = rules
  const mistakes: string[] = []
  const all = [...plans, ...campaigns.flatMap((campaign) => campaign.plans)]
  for (const { planId, categories: own } of all) {
    const unknown = own?.filter((category) => !categories.includes(category)) ?? []
    if (unknown.length > 0)
      mistakes.push(`plan ${planId} of ${name} is for ${unknown.join(', ')}, which the offer is not`)
  }
  for (const { campaignId, plans: own } of campaigns) {
    const taken = own.filter(({ planId }) => plans.some((plan) => plan.planId === planId))
    for (const { planId } of taken)
      mistakes.push(`campaign ${campaignId} of ${name} has plan ${planId} of the standard terms`)
  }
  // A badge knows the offer's categories only; it would tease a plan that the bank then does not give.
  if (plans.some(({ planId, categories: own }) => planId === teaserPlanId && own)) {
    mistakes.push(`offer ${name} teases plan ${teaserPlanId}, which is not for all of its categories`)
  }
  if (!policies[market].apr.conventions.includes(aprConvention)) {
    mistakes.push(`offer ${name} states its rates as ${aprConvention}, which ${market} does not allow`)
  }
  return mistakes
}
