import { isUnsettled, type Step } from './checkout.ts'
import { askQuote, awaitAnswer, awaitExpiry, awaitGate, loadOffers, resend, sendConfirm } from './purchaseWork.ts'
import { askLink, awaitSignIn, loadSession } from './signInWork.ts'
import type { Work } from './work.ts'

/** The work a step asks for; while its name stays the same, it goes on. */
export function jobOf(step: Step): { name: string; work: Work } | null {
  switch (step.at) {
    case 'loading':
      return step.what === 'session' ? { name: 'session', work: loadSession } : { name: 'offers', work: loadOffers }
    case 'signed-out':
      return step.link && !step.isStale ? { name: 'poll', work: awaitSignIn } : { name: 'link', work: askLink }
    case 'offers':
      if (step.isQuoting) return { name: 'quote', work: askQuote }
      return step.isStale ? { name: 'offers again', work: loadOffers } : null
    case 'review':
      return step.isStale ? { name: 'quote', work: askQuote } : { name: 'expiry', work: awaitExpiry }
    case 'confirming':
      return { name: 'confirm', work: sendConfirm }
    case 'gated':
      return { name: 'gate', work: awaitGate }
    case 'done':
      return { name: 'answer', work: awaitAnswer }
    case 'problem':
      return isUnsettled(step) ? { name: 'resend', work: resend } : null
    case 'closed':
      return null
  }
}
