import { choiceOf } from './changeQuote.ts'
import type { Checkout, CheckoutEvent, Choice, Step } from './checkout.ts'
import { whoIs } from './pendingConfirm.ts'
import { noReduction, type Reduction } from './ways.ts'

/** What a viewer had chosen before something came between, to be found again in the next offers. */
export interface Kept {
  choice: Choice | null
  reduction: Reduction
  /** Whose choice it was: to anybody else it would be one made for them. */
  who: string
}

/** What is kept after an event: until there are offers again, or another beginning. */
export function keptAfter({ step, viewer, kept }: Checkout, next: Step, event: CheckoutEvent): Kept | null {
  if (next.at === 'offers' || (event.type === 'opened' && next.at === 'loading')) return null
  if (next.at !== 'loading') return kept
  const chosen = chosenIn(step)
  return chosen ? { ...chosen, who: whoIs(viewer) } : kept
}

/** What of it is this viewer's. */
export const keptFor = ({ kept, viewer }: Pick<Checkout, 'kept' | 'viewer'>): Kept | null =>
  kept?.who === whoIs(viewer) ? kept : null

function chosenIn(step: Step): Omit<Kept, 'who'> | null {
  switch (step.at) {
    case 'offers':
      return { choice: step.choice, reduction: step.reduction }
    case 'review':
      return { choice: choiceOf(step.quote), reduction: step.reduction }
    case 'confirming':
    case 'gated':
      // Which coupon it was, the quote does not say: then none of the two is used until the viewer says so again.
      return { choice: choiceOf(step.pending.quote), reduction: noReduction }
    case 'problem':
      return chosenIn(step.from)
    default:
      return null
  }
}
