import type { ComplaintCategory } from '../contract/index.ts'
import type { CheckoutEvent } from './checkout.ts'

/** What is not needed to decide and confirm. It lies over the checkout and closes back to where the viewer was. */
export interface Aside {
  name: AsideName
  /** What a complaint is about, where that is known. */
  about?: ComplaintCategory | undefined
  /** A consent was given or withdrawn that the bank's offers may hang on. */
  haveTermsChanged: boolean
}

export type AsideName = 'privacy' | 'complaint' | 'application' | 'callback' | 'feedback'

export type AsideEvent =
  | { type: 'asideOpened'; name: AsideName; about?: ComplaintCategory | undefined }
  | { type: 'termsChanged' }
  | { type: 'asideClosed' }

/** What lies over the checkout after an event. A fresh start and a closed panel take it away; a step beneath does not. */
export function asideAfter(aside: Aside | null, event: CheckoutEvent): Aside | null {
  switch (event.type) {
    case 'asideOpened':
      return { name: event.name, about: event.about, haveTermsChanged: false }
    case 'termsChanged':
      return aside && { ...aside, haveTermsChanged: true }
    case 'asideClosed':
    case 'opened':
    case 'closed':
      return null
    default:
      return aside
  }
}
