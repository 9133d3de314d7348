import type { StepAt } from './checkout.ts'
import { readSession } from './panelStorage.ts'
import { isPage, pollSession } from './pollSession.ts'
import { eventOf, type Work } from './work.ts'

const renewBeforeMs = 15_000

/** Makes a session, or finds the one of this tab again, and asks who it belongs to. */
export const loadSession: Work = async ({ bank, storage, clientId, order, finish }) => {
  if (!readSession(storage)) {
    const opened = await bank.openSession(clientId)
    if (opened.failure) return finish(eventOf(opened.failure, order))
    storage.write('session', opened.value)
    return finish({ type: 'signInNeeded' }) // one that was made this instant is nobody's
  }
  const { value, failure } = await bank.readSession()
  if (failure) return finish(eventOf(failure, order))
  finish(value.viewer ? { type: 'signedIn', viewer: value.viewer } : { type: 'signInNeeded' })
}

/** Asks for a sign-in link. */
export const askLink: Work = async ({ bank, hostOrigin, order, finish }) => {
  const { orderRef, orderMinor, currency, locale } = order
  const { value, failure } = await bank.askSignIn({ hostOrigin, orderRef, orderMinor, currency, locale })
  if (failure) return finish(eventOf(failure, order))
  finish(isPage(value.url) ? { type: 'linkReady', link: value } : { type: 'failed', reason: { code: 'bank-error' } })
}

/**
 * Polls until somebody signed in, or the link is used up. A link that nobody opened is renewed before it runs out; an
 * opened one stays valid until its end, because its page may be in use.
 */
export const awaitSignIn: Work = (context) =>
  pollSession(context, ({ viewer, signIn }) => {
    if (viewer) return { type: 'signedIn', viewer }
    const { link, isOpened } = context.step() as StepAt<'signed-out'> // this work runs in that step only
    const isOver = signIn === 'ended' || signIn === 'expired'
    const isWornOut = !link || context.bank.msUntil(link.expiresAt) < (isOpened ? 0 : renewBeforeMs)
    return (isOver || isWornOut) && { type: 'linkWornOut' }
  })
