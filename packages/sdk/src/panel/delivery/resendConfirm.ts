import type { StepAt } from '../checkout.ts'
import { pause } from '../pause.ts'
import type { Work } from '../work.ts'
import type { Delivery } from './createDelivery.ts'

const firstMs = 2000
const maxMs = 60_000
/** However short or long a bank asks to be left alone. */
const minAskedMs = 1000
const maxAskedMs = 300_000

/**
 * Sends a confirm whose answer did not come, again and again, while the screen says so and offers to do it by hand. Once the bank has
 * answered for good, the confirm is made anew for all to see: its answer is the same.
 */
export async function resendConfirm({ send }: Delivery, { bank, step, signal, finish }: Parameters<Work>[0]) {
  const { from, reason } = step() as StepAt<'problem'> // this work runs in that step only
  if (from.at !== 'confirming') return
  const { pending } = from
  const { conversionId, quote, request } = pending
  let { retryAfterMs } = reason
  for (let waitMs = firstMs; ; waitMs = Math.min(waitMs * 2, maxMs)) {
    await pause(Math.min(Math.max(retryAfterMs ?? waitMs, minAskedMs), maxAskedMs), signal)
    if (signal.aborted) return
    const { failure } = await send(conversionId, () => bank.confirm(quote.quoteId, conversionId, request))
    if (!failure || failure.isFinal || failure.code === 'unauthorized') return finish({ type: 'confirmSent', pending })
    retryAfterMs = failure.retryAfterMs
  }
}
