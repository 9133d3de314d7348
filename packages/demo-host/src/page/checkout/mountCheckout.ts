import type { OrderAnswer } from '../../api.ts'
import { findProduct, type Product } from '../../products.ts'
import { askServer } from '../askServer.ts'
import type { LogEntry } from '../eventLog/logEntry.ts'
import { followOrder } from '../followOrder.ts'
import type { Language } from '../language.ts'
import type { Pin } from '../pin.ts'
import type { Theme } from '../theme.ts'
import { type CardState, checkoutCard } from './checkoutCard.ts'
import { createDock } from './createDock.ts'
import { toCardState } from './toCardState.ts'

interface CheckoutOptions {
  place: HTMLElement
  language: Language
  theme: Theme
  pin: Pin
  streamMs: () => number
  /** Whether the next order is charged only when its goods leave. */
  capturesLater: () => boolean
  log: (entry: LogEntry) => void
  /** Hears what the server knows of the open order, again and again; null once it is closed. */
  onOrder: (order: OrderAnswer | null) => void
}

type OpenCheckout = ReturnType<typeof checkoutCard> & { orderRef: string | null; undo: (() => void)[] }

/** A viewer who comes back from the bank's page is not asked to pay again while the webhook may still be on its way. */
const returnPatienceMs = 15_000

/** One checkout at a time, opened by the viewer. Another product closes it and gets its own fresh order and dock. */
export function mountCheckout(options: CheckoutOptions) {
  const { place, language, theme, pin, streamMs, capturesLater, log, onOrder } = options
  let current: OpenCheckout | null = null

  const close = () => {
    for (const undo of current?.undo ?? []) undo()
    current?.remove()
    current = null
    onOrder(null)
  }
  const openCard = (product: Product) => {
    close()
    const card: OpenCheckout = { ...checkoutCard(product, language, close), orderRef: null, undo: [] }
    current = card
    place.prepend(card.view)
    return card
  }
  const addDock = (card: OpenCheckout, order: OrderAnswer, product: Product, openedAtMs = streamMs()) => {
    const pinId = pin.product.id === product.id ? pin.id : null
    const dock = createDock({ order, product, pinId, streamMs: openedAtMs, locale: language.tag, theme: theme.name })
    card.undo.push(
      language.watch((_, tag) => dock.setAttribute('locale', tag)),
      theme.watch(({ name }) => dock.setAttribute('theme', name)),
    )
    card.slot.append(dock)
  }
  const follow = (card: OpenCheckout, order: OrderAnswer) => {
    card.orderRef = order.orderRef
    card.view.dataset.orderRef = order.orderRef
    let heard = 0
    const take = (answer: OrderAnswer) => {
      const state = toCardState(answer, card.shown())
      if (state) card.show(state)
      for (const { type, sequence } of answer.webhooks.slice(heard)) {
        log({ atMs: Date.now(), type: 'webhook', detail: { type, sequence } })
      }
      heard = answer.webhooks.length
      onOrder(answer)
    }
    take(order)
    card.undo.push(followOrder(order.orderRef, take))
  }

  return {
    /** On arrival the page stays where it is: focus and scroll follow only an act of the viewer. */
    async open(productId: string, { isArrival = false } = {}) {
      const product = findProduct(productId)
      if (!product) return
      const card = openCard(product)
      if (!isArrival) {
        card.heading.focus({ preventScroll: true })
        card.view.scrollIntoView({ block: 'nearest' })
      }
      const openedAtMs = streamMs()

      const answer = await askServer<OrderAnswer>('/api/orders', { productId, capturesLater: capturesLater() })
      if (current !== card) return
      if (!answer.ok) {
        card.show({ state: 'failed' })
        log({ atMs: Date.now(), type: 'order-failed', detail: answer.failure })
        return
      }
      const { orderRef, orderMinor, amount, currency } = answer.body
      log({ atMs: Date.now(), type: 'order', detail: { orderRef, productId, orderMinor, amount, currency } })
      follow(card, answer.body)
      addDock(card, answer.body, product, openedAtMs)
    },
    /** The order of a viewer who comes back: what became of it, the server knows. False where it knows no such order. */
    async openAgain(orderRef: string): Promise<boolean> {
      const answer = await askServer<OrderAnswer>(`/api/orders/${encodeURIComponent(orderRef)}`)
      const product = answer.ok && findProduct(answer.body.productId)
      if (!product) return false
      const card = openCard(product)
      card.show({ state: 'confirming' })
      follow(card, answer.body)
      const patience = setTimeout(() => {
        if (card.shown().state !== 'confirming') return
        card.show({ state: 'awaiting' })
        addDock(card, answer.body, product)
      }, returnPatienceMs)
      card.undo.push(() => clearTimeout(patience))
      return true
    },
    /** Shows what became of an order, if its checkout is still open. */
    show(orderRef: string, state: CardState) {
      if (current?.orderRef === orderRef) current.show(state)
    },
  }
}
