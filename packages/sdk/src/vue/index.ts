import type { HTMLAttributes } from 'vue'
import type { DockAttributes, DockListeners, OfferDockElement } from '../host/OfferDockElement.ts'

export type { DockEvent, EventDetail, HostAnswer } from '../contract/events.ts'
export type { OfferDockElement } from '../host/OfferDockElement.ts'
export { type DockEmits, OfferDock } from './OfferDock.ts'

/** The tag itself in templates. */
export type OfferDockTag = OfferDockElement & { $props: HTMLAttributes & DockAttributes & DockListeners<'on'> }

declare module 'vue' {
  interface GlobalComponents {
    'offer-dock': new () => OfferDockTag
  }
}
