import type { HostOrder } from '../protocol/messages.ts'
import type { Attribute } from './attributes.ts'
import type { BadgeOrder } from './decideBadge.ts'
import { parseAmount } from './money.ts'
import type { Surface } from './readCatalog.ts'

/** An attribute's text; undefined when absent, empty, longer than a message may carry, or not text that a bank can store. */
export function textOf(element: Element, name: Attribute): string | undefined {
  const value = element.getAttribute(name)?.trim()
  return value && value.length <= 128 && !/[\p{Cc}\p{Cs}]/u.test(value) ? value : undefined
}

export function streamMsOf(element: Element): number | undefined {
  const value = textOf(element, 'stream-ms')
  return value && /^\d{1,12}$/.test(value) ? Number(value) : undefined
}

const surfaces = ['checkout', 'product', 'stream'] as const
const themes = ['light', 'dark', 'auto'] as const

const choice = <T extends string>(value: string | undefined, known: readonly T[], fallback: T): T =>
  known.find((entry) => entry === value) ?? fallback

/** What the badge needs of an element's attributes, or the sentence that says which attribute is wrong. */
export function readBadgeOrder(element: Element, minorUnits: number): BadgeOrder | string {
  const amount = element.getAttribute('amount')
  const orderMinor = amount === null ? null : parseAmount(amount.trim(), minorUnits)
  if (orderMinor === null) return `amount="${amount}" is not a decimal with at most ${minorUnits} digits`
  const surface = element.getAttribute('surface') ?? 'checkout'
  if (!surfaces.includes(surface as never)) return `surface="${surface}" is not known`
  return { orderMinor, category: textOf(element, 'category') ?? null, surface: surface as Surface } // one of the names above
}

type OrderFacts = Pick<HostOrder, 'dock' | 'orderMinor' | 'currency' | 'locale' | 'layout'>

/** The order as the panel gets it: everything that ever leaves the host, named one by one, with what is undefined left out. */
export function readHostOrder(
  element: Element,
  { dock, orderMinor, currency, locale, layout }: OrderFacts,
): HostOrder | null {
  const orderRef = textOf(element, 'order')
  if (!orderRef) return null
  const theme = choice(textOf(element, 'theme'), themes, 'auto')
  const order: HostOrder = { dock, orderRef, orderMinor, currency, locale, theme, layout }
  const tags = element.getAttribute('tags')?.trim()
  const streamMs = streamMsOf(element)
  for (const name of ['category', 'product', 'room', 'streamer', 'campaign', 'pin'] as const) {
    const value = textOf(element, name)
    if (value) order[name] = value
  }
  if (tags && tags.length <= 512) order.tags = tags
  if (streamMs !== undefined) order.streamMs = streamMs
  return order
}
