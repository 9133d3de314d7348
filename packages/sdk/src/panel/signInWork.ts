import type { StepAt } from './checkout.ts'
import { readSession } from './panelStorage.ts'
import { pauseUntilSeen } from './pause.ts'
import { eventOf, type Work } from './work.ts'

const pollMs = 1000
const renewBeforeMs = 15_000
const maxMisses = 5

/** Makes a session, or finds the one of this tab again, and asks who it belongs to. */
export const loadSession: Work = async ({ bank, storage, clientId, order, finish }) => {
  if (!readSession(storage)) {
    const opened = await bank.openSession(clientId)
    if (opened.failure) return finish(eventOf(opened.failure, order))
    storage.write('session', opened.value)
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
  // The link is the one thing of the bank that becomes an address; anything but a page would run in the panel.
  const isPage = /^https?:$/.test(new URL(value.url).protocol)
  finish(isPage ? { type: 'linkReady', link: value } : { type: 'failed', reason: { code: 'bank-error' } })
}

/**
 * Polls until somebody signed in, or the link is used up. A link that nobody opened is renewed before it runs out; an
 * opened one stays valid until its end, because its page may be in use.
 */
export const pollSession: Work = async ({ bank, order, signal, step, finish }) => {
  for (let misses = 0; ; ) {
    await pauseUntilSeen(pollMs, signal)
    if (signal.aborted) return
    const { value, failure } = await bank.readSession()
    if (signal.aborted) return
    if (failure) {
      if (failure.code === 'unauthorized' || ++misses === maxMisses) return finish(eventOf(failure, order))
      continue
    }
    misses = 0
    if (value.viewer) return finish({ type: 'signedIn', viewer: value.viewer })
    const { link, isOpened } = step() as StepAt<'signed-out'> // this work runs in that step only
    const isOver = value.signIn === 'ended' || value.signIn === 'expired'
    if (isOver || !link || bank.msUntil(link.expiresAt) < (isOpened ? 0 : renewBeforeMs)) {
      return finish({ type: 'linkWornOut' })
    }
  }
}
