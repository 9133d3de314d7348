import type { Bank } from '../bank.ts'
import { isLoopback } from '../start/isLoopback.ts'
import { longestDelayMs, pickDelayMs, readRetryAfterMs } from './backoff.ts'
import { createPause } from './createPause.ts'
import { type LeasedEvent, leaseEvents, markDelivered, markFailed } from './outbox.ts'
import { postWebhook } from './postWebhook.ts'
import { rings } from './rings.ts'
import { signWebhook } from './signWebhook.ts'
import { readSecrets } from './webhookSecrets.ts'

/** Where a client's events go. */
export interface Target {
  clientId: string
  url: URL
}

const maxAtOnce = 8
const shortestPauseMs = 5
const longestPauseMs = 1000
const stopMs = 2000

/**
 * Sends a client's events until it is stopped, each at least once.
 *
 * 1. A new event of this process rings, and so does the end of an attempt; what other processes leave is found by
 *    looking once a second.
 * 2. What is due is leased, posted, and marked: delivered after a 2xx, else due again after a pause that grows.
 * 3. An agreement's next event is due to be leased only when the one before is no longer pending.
 * 4. `stop` lets attempts that run end for two seconds; one that is cut is due again like any that failed.
 */
export function sendEvents(bank: Bank, target: Target): () => Promise<void> {
  const pause = createPause(shortestPauseMs, longestPauseMs)
  const cut = new AbortController()
  const running = new Set<Promise<void>>()
  let isStopping = false

  async function leaseDue(): Promise<LeasedEvent[]> {
    const { timeoutMs, retryMs } = bank.delivery
    // Half as long again as an attempt may take, for what stands around it.
    const leaseMs = timeoutMs * 1.5
    return leaseEvents(bank.db, { clientId: target.clientId, limit: maxAtOnce - running.size, leaseMs, retryMs })
  }
  async function look() {
    const events = running.size < maxAtOnce ? await leaseDue() : []
    if (!events.length) return pause.wait()
    const secrets = (await readSecrets(bank.db, target.clientId)).map(({ secret }) => secret)
    for (const event of events) {
      const attempt = sendEvent(bank, target, { event, secrets, cut: cut.signal }).finally(() => {
        running.delete(attempt)
        pause.ring()
      })
      running.add(attempt)
    }
  }
  async function run() {
    while (!isStopping) {
      try {
        await look()
      } catch (error) {
        bank.log.warn({ client: target.clientId, reason: String(error) }, 'outbox cannot be read')
        await pause.wait()
      }
    }
    await Promise.all(running)
  }

  rings.on(target.clientId, pause.ring)
  const ended = run()
  return async () => {
    isStopping = true
    rings.off(target.clientId, pause.ring)
    pause.ring()
    const deadline = setTimeout(() => cut.abort(), stopMs)
    await ended
    clearTimeout(deadline)
  }
}

interface Attempt {
  event: LeasedEvent
  secrets: string[]
  cut: AbortSignal
}

/** One attempt, and what it means for the event. It does not throw: an event that cannot be marked keeps its lease. */
async function sendEvent(bank: Bank, { clientId, url }: Target, { event, secrets, cut }: Attempt) {
  const { timeoutMs, backoffMs } = bank.delivery
  const { failure, retryAfterMs } = await post()
  try {
    if (failure === null) return await markDelivered(bank.db, event)
    const delayMs = Math.min(Math.max(pickDelayMs(event.attempts, backoffMs), retryAfterMs), longestDelayMs)
    await markFailed(bank.db, event, { delayMs, reason: failure })
    bank.log.warn({ client: clientId, event: event.eventId, attempts: event.attempts, failure }, 'webhook not taken')
  } catch (error) {
    bank.log.warn({ client: clientId, event: event.eventId, reason: String(error) }, 'webhook cannot be marked')
  }

  async function post() {
    try {
      const { status, retryAfter } = await postWebhook({
        url,
        headers: { ...signWebhook(event, secrets), 'User-Agent': 'offerdock-bank-sandbox' },
        body: event.body,
        isGuarded: !isLoopback(bank.publicOrigin),
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), cut]),
      })
      const failure = status >= 200 && status < 300 ? null : `status ${status}`
      return { failure, retryAfterMs: readRetryAfterMs(retryAfter, event.now.getTime()) }
    } catch (error) {
      return { failure: describe(error), retryAfterMs: 0 }
    }
  }
}

/** The code of a failed connection, or else its name; never a text in which an address may stand. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
