import type { OrderRequest } from '../contract/index.ts'
import { parseCompiled } from '../contract/parseCompiled.ts'
import type { PanelLocale } from '../i18n/panel/index.ts'
import type { HostOrder } from '../protocol/messages.ts'
import { orderRequest } from './schemas.ts'

/** The host's order in the words of the bank's API, or null when the contract has no room for it. */
export function readOrder(order: HostOrder, locale: PanelLocale): OrderRequest | null {
  const { orderRef, orderMinor, currency, category, tags, product, room, streamer, campaign, pin } = order
  return parseCompiled(orderRequest, {
    orderRef,
    orderMinor,
    currency,
    category: category || null,
    tags: tags?.split(/[\s,]+/).filter(Boolean) ?? [],
    locale,
    // An empty name is none. Of a room and its campaign the bank knows what is withdrawn there and what is open there alone.
    product: product || undefined,
    room: room || undefined,
    streamer: streamer || undefined,
    campaign: campaign || undefined,
    pin: pin || undefined,
  })
}

/** Whether both messages speak of one and the same purchase at the same terms; place, theme, language and pin may differ. */
export const isSameOrder = (a: HostOrder, b: HostOrder) =>
  a.orderRef === b.orderRef &&
  a.orderMinor === b.orderMinor &&
  a.currency === b.currency &&
  a.category === b.category &&
  a.tags === b.tags &&
  a.room === b.room &&
  a.streamer === b.streamer &&
  a.campaign === b.campaign
