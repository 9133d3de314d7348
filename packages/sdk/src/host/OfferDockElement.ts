import type { DockEvent, EventType } from '../contract/events.ts'
import type { Attribute, DockOptions } from './attributes.ts'

type Reflected = { [P in keyof DockOptions]-?: string | null }
type EventMap = { [T in EventType as `offerdock:${T}`]: DockEvent<T> }

/** `<offer-dock>` on a page: each property reflects the attribute of its name (`streamMs` is `stream-ms`). */
export interface OfferDockElement extends HTMLElement, Reflected {}

/** Options of a dock as the components of `/react` and `/vue` take them. */
export type DockProps = { [P in Exclude<keyof DockOptions, 'surface' | 'theme'>]?: DockOptions[P] | undefined } & {
  surface?: 'checkout' | 'product' | 'stream' | null | undefined
  theme?: 'auto' | 'light' | 'dark' | null | undefined
}

/** The tag's attributes as they stand in markup. */
export type DockAttributes = { [A in Attribute]?: string | number | null | undefined }

/** A listener for each event of the element, under `Prefix` and the event's full name. */
export type DockListeners<Prefix extends string> = {
  [T in EventType as `${Prefix}offerdock:${T}`]?: ((event: DockEvent<T>) => void) | undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'offer-dock': OfferDockElement
  }
  interface GlobalEventHandlersEventMap extends EventMap {}
}
