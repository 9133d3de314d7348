import type { Quote } from '../contract/index.ts'
import type { Checkout, Choice, Step, StepAt } from './checkout.ts'
import { isAsShown } from './isAsShown.ts'
import { keepPlaces } from './keepPlaces.ts'
import { type Proposal, proposalOf, wayOf } from './ways.ts'

/** From the offers to the quote that can be confirmed. */
export type QuoteEvent =
  | { type: 'chosen'; planId: string | null }
  | { type: 'reduced'; proposal: Proposal }
  | { type: 'quoteAsked' }
  | { type: 'quoted'; quote: Quote }
  | { type: 'disclosureProved' }
  | { type: 'disclosureRead' }
  | { type: 'priceTaken' }

/** New offers, or those of before again with what has changed of them, in the places of what was on screen. */
export function showOffers(
  step: Step,
  proposal: Proposal,
  { standard, kept }: Pick<Checkout, 'standard' | 'kept'>,
): Step {
  const before = step.at === 'offers' ? step.offers : standard?.proposal.offers
  const offers = before ? keepPlaces(before, proposal.offers) : proposal.offers
  const choice = keepChoice(step.at === 'offers' ? step.choice : (kept?.choice ?? null), proposal)
  return { at: 'offers', ...proposal, offers, choice, isQuoting: false }
}

/** The choice, if it is one that can still be made. */
const keepChoice = (choice: Choice | null, proposal: Proposal) =>
  choice && canChoose(proposal, choice.planId) ? choice : null

/** A step after what the viewer chose or the bank quoted. */
export function changeQuote(step: Step, event: QuoteEvent): Step {
  if (step.at === 'offers') return changeChoice(step, event)
  if (step.at !== 'review') return step
  switch (event.type) {
    case 'quoted':
      return showQuote(step, event.quote)
    case 'disclosureProved':
      return step.isGenuine ? step : { ...step, isGenuine: true }
    case 'disclosureRead':
      return step.isRead ? step : { ...step, isRead: true }
    case 'priceTaken':
      return step.chosenBy ? { ...step, chosenBy: null } : step
    default:
      return step
  }
}

function changeChoice(step: StepAt<'offers'>, event: QuoteEvent): Step {
  switch (event.type) {
    case 'chosen':
      return canChoose(step, event.planId) ? { ...step, choice: { planId: event.planId }, isQuoting: false } : step
    case 'reduced':
      return { ...step, ...event.proposal, choice: keepChoice(step.choice, event.proposal), isQuoting: false }
    case 'quoteAsked':
      return step.choice && !step.isQuoting ? { ...step, isQuoting: true } : step
    case 'quoted':
      return showQuote(step, event.quote)
    default:
      return step
  }
}

function showQuote(step: StepAt<'offers' | 'review'>, quote: Quote): Step {
  const shown = wayOf(step, quote.plan?.planId ?? null)
  // The same quote in another language has been taken with the first.
  const isTaken = step.at === 'review' && !step.chosenBy && isAsShown(quote, { couponMinor: 0, ...step.quote })
  const chosenBy = shown && !isTaken && !isAsShown(quote, shown) ? shown : null
  const isRead = quote.readingMs === 0
  return { at: 'review', ...proposalOf(step), quote, isGenuine: false, isRead, isStale: false, chosenBy }
}

const canChoose = (proposal: Proposal, planId: string | null) => wayOf(proposal, planId)?.refused === null

export const choiceOf = (quote: Quote): Choice => ({ planId: quote.plan?.planId ?? null })
