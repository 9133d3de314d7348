import type { OrderRequest } from '../contract/index.ts'
import { parseCompiled } from '../contract/parseCompiled.ts'
import type { PanelLocale } from '../i18n/panel/index.ts'
import type { HostOrder } from '../protocol/messages.ts'
import { orderRequest } from './schemas.ts'

/** The host's order in the words of the bank's API, or null when the contract has no room for it. */
export function readOrder(order: HostOrder, locale: PanelLocale): OrderRequest | null {
  const { orderRef, orderMinor, currency, category, tags } = order
  return parseCompiled(orderRequest, {
    orderRef,
    orderMinor,
    currency,
    category: category || null,
    tags: tags?.split(/[\s,]+/).filter(Boolean) ?? [],
    locale,
  })
}

/** Whether both messages speak of one and the same purchase; place, theme and language may differ. */
export const isSameOrder = (a: HostOrder, b: HostOrder) =>
  a.orderRef === b.orderRef &&
  a.orderMinor === b.orderMinor &&
  a.currency === b.currency &&
  a.category === b.category &&
  a.tags === b.tags
