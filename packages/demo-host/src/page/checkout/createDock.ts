import type { OrderAnswer } from '../../api.ts'
import type { Product } from '../../products.ts'
import type { ThemeName } from '../theme.ts'

interface DockFacts {
  order: OrderAnswer
  product: Product
  pinId: string | null
  streamMs: number
  locale: string
  theme: ThemeName
}

/** The tag as a platform writes it: who shows what, for which order. Nothing about the viewer. */
export function createDock({ order, product, pinId, streamMs, locale, theme }: DockFacts): HTMLElement {
  const dock = document.createElement('offer-dock')
  const attributes = {
    room: 'room-1',
    streamer: 's-9',
    product: product.id,
    category: product.category,
    tags: product.tags,
    amount: order.amount,
    currency: order.currency,
    campaign: 'evening-show',
    order: order.orderRef,
    ...(pinId !== null && { pin: pinId }),
    'stream-ms': String(streamMs),
    locale,
    surface: 'checkout',
    placement: 'bottom-end',
    theme,
  }
  for (const [name, value] of Object.entries(attributes)) dock.setAttribute(name, value)
  return dock
}
