import type { SessionState } from '../contract/index.ts'
import type { CheckoutEvent } from './checkout.ts'
import { pauseUntilSeen } from './pause.ts'
import { eventOf, type WorkContext } from './work.ts'

const pollMs = 1000
const maxMisses = 5

/** Asks the bank every second how the session stands, until that makes an event; some misses in a row are one too. */
export async function pollSession(
  { bank, order, signal, finish }: WorkContext,
  readState: (state: SessionState) => CheckoutEvent | false,
): Promise<void> {
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
    const event = readState(value)
    if (event) return finish(event)
  }
}

/** A link of the bank becomes an address: anything but a page would run in the panel. */
export const isPage = (url: string) => /^https?:$/.test(new URL(url).protocol)
