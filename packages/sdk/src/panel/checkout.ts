import type { Agreement, Confirmation, Offers, Quote, SignIn, Viewer } from '../contract/index.ts'
import type { PanelLocale } from '../i18n/panel/index.ts'
import { type Aside, type AsideEvent, asideAfter } from './aside.ts'
import { changeQuote, choiceOf, type QuoteEvent, showOffers } from './changeQuote.ts'
import { type Kept, keptAfter, keptFor } from './keptChoice.ts'
import type { PendingConfirm, PlatformAnswer } from './pendingConfirm.ts'
import type { Standard } from './standard/loadStandard.ts'
import { type Reason, type Way, wayForward } from './wayForward.ts'
import { type PricedWay, type Proposal, proposalOf, proposeAsGiven } from './ways.ts'

/**
 * What a viewer goes through, from the first answer of the bank to the platform's order number:
 *
 * 1. `loading`: the session is made or found again; then, with a viewer, the offers. What everybody is offered is there
 *    meanwhile, to look at.
 * 2. `signed-out`: a link to the bank's own page and the two digits it asks for; polled until somebody signed in.
 * 3. `offers`: nothing is chosen until the viewer chooses.
 * 4. `review`: the binding quote. It can be confirmed once its disclosure proved genuine and was on screen long enough.
 * 5. `confirming`: sent to the bank under one conversion id, which every repeat reuses.
 * 6. `gated`: the bank first wants a proof on a page of its own, or time to pass; then the same confirm is sent again.
 * 7. `done`: the agreement exists; the platform may still answer with its order number.
 *
 * `problem` may follow any of them and names one way forward; `closed` waits until the panel is seen again.
 */
export type Step =
  /** `isNewcomer`: this tab has no session yet, so nobody is signed in. */
  | { at: 'loading'; what: 'session'; isNewcomer: boolean }
  | { at: 'loading'; what: 'offers' }
  | { at: 'signed-out'; link: SignIn | null; isStale: boolean; isOpened: boolean }
  /** `isStale`: what the viewer has since allowed or forbidden the bank may change the offers. */
  | ({ at: 'offers'; choice: Choice | null; isQuoting: boolean; isStale?: true } & Proposal)
  | Review
  | { at: 'confirming'; pending: PendingConfirm }
  | { at: 'gated'; pending: PendingConfirm; gate: Gate; isOpened: boolean }
  | { at: 'done'; pending: PendingConfirm; agreement: Agreement; receipt: string; answer: PlatformAnswer }
  | Problem
  | { at: 'closed' }

type Review = Proposal & {
  at: 'review'
  quote: Quote
  isGenuine: boolean
  isRead: boolean
  isStale: boolean
  /** What the viewer chose by, where the quote says otherwise, until they take the bank's price. */
  chosenBy: PricedWay | null
}

/** What the bank answers to a confirm that has to wait. */
export type Gate = Extract<Confirmation, { url: string }>

export type StepAt<A extends Step['at']> = Extract<Step, { at: A }>

/** `planId` null is pay in full. */
export type Choice = { planId: string | null }

/** Why the panel cannot go on, and where it stood. */
export interface Problem {
  at: 'problem'
  reason: Reason
  way: Way
  from: Exclude<Step, { at: 'problem' }>
}

export interface Checkout {
  locale: PanelLocale
  viewer: Viewer | null
  /** The viewer's own word on elder mode; null, they gave none. */
  elder: boolean | null
  step: Step
  /** What everybody is offered for the order; null where it is not known, or came too late to be shown. */
  standard: Standard | null
  /** What they had chosen before something came between. */
  kept: Kept | null
  /** What lies over the step, which waits beneath as it stands. */
  aside: Aside | null
  /** Counts the fresh starts, so that an answer to an earlier one is not taken for an answer to this. */
  round: number
  /** Sessions the bank took away since the viewer last did something. */
  sessionsLost: number
}

export type CheckoutEvent =
  | AsideEvent
  | { type: 'opened'; isNewcomer?: boolean }
  | { type: 'standardPriced'; standard: Standard }
  | { type: 'closed' }
  | { type: 'languageChosen'; locale: PanelLocale }
  | { type: 'elderModeChosen'; isOn: boolean }
  | { type: 'signInNeeded' }
  | { type: 'linkReady'; link: SignIn }
  | { type: 'linkOpened' }
  | { type: 'linkWornOut' }
  | { type: 'linkCanceled' }
  | { type: 'signedIn'; viewer: Viewer }
  | { type: 'sessionLost' }
  | { type: 'offersLoaded'; offers: Offers; proposal?: Proposal }
  | QuoteEvent
  | { type: 'adClosed' }
  | { type: 'confirmSent'; pending: PendingConfirm }
  | { type: 'gated'; gate: Gate }
  | { type: 'confirmed'; agreement: Agreement; receipt: string }
  | { type: 'answered'; answer: PlatformAnswer }
  | { type: 'rated' }
  | { type: 'failed'; reason: Reason }
  | { type: 'wentBack' }
  | { type: 'retried' }

const loadSession = (isNewcomer = false): Step => ({ at: 'loading', what: 'session', isNewcomer })
const loadOffers: Step = { at: 'loading', what: 'offers' }
const maxSessionsLost = 2

export function startCheckout(locale: PanelLocale, elder: boolean | null = null): Checkout {
  const nothing = { viewer: null, standard: null, kept: null, aside: null }
  return { ...nothing, locale, elder, step: loadSession(), round: 0, sessionsLost: 0 }
}

/** Whether to be large and plain: as the viewer chose here, else as the bank knows of them. */
export const isElder = ({ elder, viewer }: Checkout) => elder ?? viewer?.prefersElderMode ?? false

/** The checkout after an event; the very same object when the event has no meaning where it stands. */
export function reduceCheckout(checkout: Checkout, event: CheckoutEvent): Checkout {
  const aside = asideAfter(checkout.aside, event)
  const next = reduceStep(checkout, event)
  const kept = next === checkout ? checkout.kept : keptAfter(checkout, next.step, event)
  return aside === next.aside && kept === next.kept ? next : { ...next, aside, kept }
}

function reduceStep(checkout: Checkout, event: CheckoutEvent): Checkout {
  const step = nextStep(checkout, event)
  switch (event.type) {
    case 'languageChosen':
      return event.locale === checkout.locale ? checkout : { ...checkout, locale: event.locale, step }
    case 'elderModeChosen':
      return { ...checkout, elder: event.isOn }
    case 'opened':
      // The same step once more is a fresh start too, except where the event was refused.
      if (step.at !== 'loading') return checkout
      return { ...checkout, step, standard: null, round: checkout.round + 1, sessionsLost: 0 }
    case 'standardPriced':
      return mayPaint(checkout.step) ? { ...checkout, standard: event.standard } : checkout
    case 'retried':
    case 'wentBack':
      return step === checkout.step ? checkout : { ...checkout, step, round: checkout.round + 1, sessionsLost: 0 }
    case 'signedIn':
      return { ...checkout, step, viewer: event.viewer, sessionsLost: 0 }
    case 'sessionLost':
      return { ...checkout, step, viewer: null, round: checkout.round + 1, sessionsLost: checkout.sessionsLost + 1 }
    default:
      return step === checkout.step ? checkout : { ...checkout, step }
  }
}

/** Once there is something to press, nothing comes that would move it. */
const mayPaint = (step: Step) => step.at === 'loading' || (step.at === 'signed-out' && !step.link)

function nextStep(checkout: Checkout, event: CheckoutEvent): Step {
  const { step, aside, standard, sessionsLost } = checkout
  switch (event.type) {
    case 'opened':
      // A confirm that is under way belongs to the order it was sent for.
      return step.at === 'confirming' ? step : loadSession(event.isNewcomer)
    case 'closed':
      // What was sent to the bank is brought to its end, and its outcome is there when the panel is opened again.
      return step.at === 'confirming' || step.at === 'done' || isUnsettled(step) ? step : { at: 'closed' }
    case 'sessionLost':
      return sessionsLost < maxSessionsLost ? loadSession(true) : fail(step, { code: 'bank-error' })
    case 'failed':
      return fail(step, event.reason)
    case 'signInNeeded':
      return { at: 'signed-out', link: null, isStale: false, isOpened: false }
    case 'signedIn':
      return loadOffers
    case 'offersLoaded':
      return showOffers(step, event.proposal ?? proposeAsGiven(event.offers), { standard, kept: keptFor(checkout) })
    case 'confirmSent':
      return { at: 'confirming', pending: event.pending }
    case 'gated':
      return step.at === 'confirming' ? { at: 'gated', pending: step.pending, gate: event.gate, isOpened: false } : step
    case 'confirmed': {
      if (step.at !== 'confirming') return step
      const { pending } = step
      const { agreement, receipt } = event
      return { at: 'done', pending, agreement, receipt, answer: pending.answer ?? { outcome: 'waiting' } }
    }
    case 'answered':
      return step.at === 'done' ? { ...step, answer: event.answer } : step
    case 'wentBack':
    case 'retried':
      return leave(step, event.type)
    case 'linkReady':
    case 'linkOpened':
    case 'linkWornOut':
    case 'linkCanceled':
      if (step.at === 'gated' && event.type === 'linkOpened') return { ...step, isOpened: true }
      return step.at === 'signed-out' ? changeLink(step, event) : step
    case 'chosen':
    case 'reduced':
    case 'quoteAsked':
    case 'quoted':
    case 'disclosureProved':
    case 'disclosureRead':
    case 'priceTaken':
      return changeQuote(step, event)
    case 'languageChosen':
      return changeLanguage(step)
    case 'elderModeChosen':
      return step
    case 'rated':
      return step.at === 'done' ? { ...step, pending: { ...step.pending, isRated: true } } : step
    case 'standardPriced':
    case 'asideOpened':
    case 'termsChanged':
      return step
    case 'adClosed':
    case 'asideClosed':
      // A quote that was asked for by terms of before is not waited for.
      return (event.type === 'adClosed' || aside?.haveTermsChanged) && step.at === 'offers'
        ? { ...step, isQuoting: false, isStale: true }
        : step
    default:
      return event satisfies never
  }
}

type LinkEvent = Extract<CheckoutEvent, { type: 'linkReady' | 'linkOpened' | 'linkWornOut' | 'linkCanceled' }>

function changeLink(step: StepAt<'signed-out'>, event: LinkEvent): Step {
  switch (event.type) {
    case 'linkReady':
      return { at: 'signed-out', link: event.link, isStale: false, isOpened: false }
    case 'linkOpened':
      return step.link ? { ...step, isOpened: true } : step
    case 'linkWornOut':
      // The old link stays on screen until its successor is there.
      return { ...step, isStale: true }
    case 'linkCanceled':
      return { ...step, link: null, isOpened: false }
  }
}

/** What the bank itself says on screen, or on the page behind the link, it has to say again in the other language. */
function changeLanguage(step: Step): Step {
  if (step.at === 'review') return { ...step, isStale: true }
  return step.at === 'signed-out' && !step.isOpened ? { ...step, isStale: true } : step
}

/** Whether a confirm was sent of which nobody knows what became of it. */
export const isUnsettled = (step: Step): boolean =>
  step.at === 'problem' && step.from.at === 'confirming' && step.way === 'retry'

/** Whether the device was offline when the bank was asked for something that it only reads out, or for a link: asking again binds nobody. */
export const isUnread = (step: Step): boolean =>
  step.at === 'problem' &&
  step.reason.code === 'offline' &&
  (step.from.at === 'loading' || step.from.at === 'signed-out' || (step.from.at === 'offers' && !step.from.isQuoting))

/** Whether the viewer may confirm now. */
export const canConfirm = (step: Step): step is StepAt<'review'> =>
  step.at === 'review' && step.isGenuine && step.isRead && !step.isStale && !step.chosenBy

function leave(step: Step, how: 'wentBack' | 'retried'): Step {
  if (step.at === 'review' && how === 'wentBack') {
    // Figures that the bank does not quote are not shown again.
    if (step.chosenBy) return loadOffers
    return { at: 'offers', ...proposalOf(step), choice: choiceOf(step.quote), isQuoting: false }
  }
  if (step.at === 'gated' && how === 'wentBack') return loadOffers
  if (step.at !== 'problem') return step
  const { from } = step
  if (how === 'wentBack') return loadOffers
  // The same conversion id again: the bank answers a repeat as it answered the first.
  if (from.at === 'confirming' || from.at === 'gated' || from.at === 'offers') return from
  if (from.at === 'review') return { at: 'offers', ...proposalOf(from), choice: choiceOf(from.quote), isQuoting: true }
  return loadSession()
}

function fail(step: Step, reason: Reason): Step {
  return step.at === 'problem' ? step : { at: 'problem', reason, way: wayForward(reason, step.at), from: step }
}
