import type { OrderAnswer } from '../../api.ts'
import { findProduct } from '../../products.ts'
import type { LogEntry } from '../eventLog/logEntry.ts'
import type { Language } from '../language.ts'
import type { Pin } from '../pin.ts'
import { postJson } from '../postJson.ts'
import type { Theme } from '../theme.ts'
import { checkoutCard, type OrderStatus } from './checkoutCard.ts'
import { createDock } from './createDock.ts'

interface CheckoutOptions {
  place: HTMLElement
  language: Language
  theme: Theme
  pin: Pin
  streamMs: () => number
  log: (entry: LogEntry) => void
}

type OpenCheckout = ReturnType<typeof checkoutCard> & { orderRef: string | null; undo: (() => void)[] }

/** One checkout at a time, opened by the viewer. Another product closes it and gets its own fresh order and dock. */
export function mountCheckout({ place, language, theme, pin, streamMs, log }: CheckoutOptions) {
  let current: OpenCheckout | null = null

  const close = () => {
    for (const undo of current?.undo ?? []) undo()
    current?.remove()
    current = null
  }

  return {
    /** On arrival the page stays where it is: focus and scroll follow only an act of the viewer. */
    async open(productId: string, { isArrival = false } = {}) {
      const product = findProduct(productId)
      if (!product) return
      close()
      const card: OpenCheckout = { ...checkoutCard(product, language, close), orderRef: null, undo: [] }
      current = card
      place.prepend(card.view)
      if (!isArrival) {
        card.heading.focus({ preventScroll: true })
        card.view.scrollIntoView({ block: 'nearest' })
      }
      const pinId = pin.product.id === product.id ? pin.id : null
      const openedAtMs = streamMs()

      const answer = await postJson<OrderAnswer>('/api/orders', { productId })
      if (current !== card) return
      if (!answer.ok) {
        card.show({ state: 'failed' })
        log({ atMs: Date.now(), type: 'order-failed', detail: answer.failure })
        return
      }
      const order = answer.body
      log({ atMs: Date.now(), type: 'order', detail: order })
      card.orderRef = order.orderRef
      card.view.dataset.orderRef = order.orderRef
      card.show({ state: 'awaiting' })
      const dock = createDock({ order, product, pinId, streamMs: openedAtMs, locale: language.tag, theme: theme.name })
      card.undo.push(
        language.watch((_, tag) => dock.setAttribute('locale', tag)),
        theme.watch(({ name }) => dock.setAttribute('theme', name)),
      )
      card.slot.append(dock)
    },
    /** Shows what became of an order, if its checkout is still open. */
    show(orderRef: string, status: OrderStatus) {
      if (current?.orderRef === orderRef) current.show(status)
    },
  }
}
