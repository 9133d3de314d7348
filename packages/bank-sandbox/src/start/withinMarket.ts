import type { OfferRules } from '@offerdock/sdk/contract'
import { policies } from '@offerdock/sdk/policy'

const teasers = ['none', 'neutral', 'figures'] as const
type Teaser = (typeof teasers)[number]

/** The rules with badges that show no more than their market allows: a bank may be stricter than it, never laxer. */
export function withinMarket(rules: OfferRules): OfferRules {
  const most = policies[rules.market].surfaces
  const { checkout, product, stream } = rules.policy.surfaces
  const surfaces = {
    checkout: stricter(checkout, most.checkout),
    product: stricter(product, most.product),
    stream: stricter(stream, most.stream),
  }
  return { ...rules, policy: { ...rules.policy, surfaces } }
}

const stricter = (one: Teaser, other: Teaser): Teaser => (teasers.indexOf(one) < teasers.indexOf(other) ? one : other)
