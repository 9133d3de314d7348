import type { DockEvent, EventType } from '../contract/events.ts'
import type { Attribute, DockOptions } from './attributes.ts'

type Reflected = { [P in keyof DockOptions]-?: string | null }
type EventMap = { [T in EventType as `offerdock:${T}`]: DockEvent<T> }

/** `<offer-dock>` on a page: each property reflects the attribute of its name (`streamMs` is `stream-ms`). */
export interface OfferDockElement extends HTMLElement, Reflected {}

/** What is no free text. A value that is none of these is a type error in JSX and in templates. */
interface Choices {
  surface?: 'checkout' | 'product' | 'stream' | null | undefined
  theme?: 'auto' | 'light' | 'dark' | null | undefined
}

/** Options of a dock as the components of `/react` and `/vue` take them. */
export type DockProps = { [P in Exclude<keyof DockOptions, keyof Choices>]?: DockOptions[P] | undefined } & Choices

/** The tag's attributes as they stand in markup. */
export type DockAttributes = { [A in Exclude<Attribute, keyof Choices>]?: string | number | null | undefined } & Choices

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
