import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { DockAttributes, DockListeners, OfferDockElement } from '../host/OfferDockElement.ts'

export type { DockEvent, EventDetail, HostAnswer } from '../contract/events.ts'
export type { OfferDockElement } from '../host/OfferDockElement.ts'
export { type DockHandlers, OfferDock, type OfferDockProps } from './OfferDock.ts'

/** The tag itself in JSX. */
export type OfferDockTag = DetailedHTMLProps<HTMLAttributes<OfferDockElement>, OfferDockElement> &
  DockAttributes &
  DockListeners<'on'>

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'offer-dock': OfferDockTag
    }
  }
}
