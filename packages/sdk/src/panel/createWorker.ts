import type { HostOrder } from '../protocol/messages.ts'
import type { BankApi } from './bankApi.ts'
import type { Checkout, CheckoutEvent } from './checkout.ts'
import type { LoadDelivery } from './delivery/loadDelivery.ts'
import { jobOf } from './jobOf.ts'
import { keptFor } from './keptChoice.ts'
import type { PanelStorage } from './panelStorage.ts'
import { whoIs } from './pendingConfirm.ts'
import { readOrder } from './readOrder.ts'

interface WorkerOptions {
  bank: BankApi
  storage: PanelStorage
  delivery: LoadDelivery
  clientId: string
  hostOrigin(): string
  checkout(): Checkout
  order(): HostOrder | null
  finish(event: CheckoutEvent): void
}

/** Keeps exactly that work running which the present step asks for; what other work still brings is dropped. */
export function createWorker({ checkout, order, hostOrigin, finish, ...means }: WorkerOptions) {
  let running = { name: '', abort: new AbortController() }

  function nameOf(jobName: string) {
    const { round, locale } = checkout()
    // A quote is text in one language; all other work goes on when the language changes.
    return jobName === 'quote' ? `quote ${round} ${locale}` : `${jobName} ${round}`
  }

  return {
    /** To be called after every change of the checkout. */
    update() {
      const hostOrder = order()
      const job = hostOrder && jobOf(checkout().step)
      const name = job ? nameOf(job.name) : ''
      if (name === running.name) return
      running.abort.abort()
      const abort = new AbortController()
      running = { name, abort }
      if (!job) return
      const end = (event: CheckoutEvent) => {
        if (abort.signal.aborted) return
        running = { name: '', abort }
        finish(event)
      }
      const asked = readOrder(hostOrder, checkout().locale)
      if (!asked) return end({ type: 'failed', reason: { code: 'bad-config' } })
      const step = () => checkout().step
      const who = whoIs(checkout().viewer)
      const kept = keptFor(checkout())
      job
        .work({ ...means, hostOrigin: hostOrigin(), order: asked, who, kept, step, signal: abort.signal, finish: end })
        .catch(() => end({ type: 'failed', reason: { code: 'bank-error' } }))
    },
    stop: () => running.abort.abort(),
  }
}
