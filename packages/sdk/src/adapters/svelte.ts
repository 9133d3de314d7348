/** Types alone: `import type {} from '@offerdock/sdk/svelte'` in `app.d.ts` lets Svelte know `<offer-dock>`. */
import type { HTMLAttributes } from 'svelte/elements'
import type { DockAttributes, DockListeners, OfferDockElement } from '../host/OfferDockElement.ts'

export type { DockEvent, EventDetail, HostAnswer } from '../contract/events.ts'
export type { OfferDockElement } from '../host/OfferDockElement.ts'

/** `onofferdock:…` is Svelte 5's way, `on:offerdock:…` that of Svelte 4. */
export type OfferDockTag = HTMLAttributes<OfferDockElement> &
  DockAttributes &
  DockListeners<'on'> &
  DockListeners<'on:'>

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'offer-dock': OfferDockTag
  }
}
