import type { PolicyOrder } from '../order.ts'
import type { Policy, Stage, Teaser } from '../policy.ts'

const stages: readonly Stage[] = ['load', 'product-tap', 'checkout']

/** What a badge may show where it stands. Figures wait until the viewer has come far enough. */
export function decideTeaser(policy: Policy, order: PolicyOrder): Teaser {
  const teaser = policy.surfaces[order.surface]
  const hasCome = stages.indexOf(order.reached) >= stages.indexOf(policy.teaserAfter)
  return teaser === 'figures' && !hasCome ? 'neutral' : teaser
}
