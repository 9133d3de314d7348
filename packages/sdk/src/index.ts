import type { OfferDock } from './host/startRuntime.ts'
import { type LoadOptions, loadOfferDock as load } from './loader/loadOfferDock.ts'

export type { DockEvent, EventContext, EventDetail, EventType, HostAnswer } from './contract/events.ts'
export type { DockOptions } from './host/attributes.ts'
export type { Dock } from './host/defineDockElement.ts'
export type { Finding, FindingCode } from './host/diagnose/finding.ts'
export type { DockAttributes, DockListeners, DockProps, OfferDockElement } from './host/OfferDockElement.ts'
export type { OfferDock } from './host/startRuntime.ts'
export type { LoadOptions } from './loader/loadOfferDock.ts'

/**
 * Puts the bank's runtime on the page, once, and gives its API; null only on a server. Rejects with `{ code }`
 * (`bad-config`, `blocked-script`); a later call tries again.
 */
export const loadOfferDock = load as (options: LoadOptions) => Promise<OfferDock | null> // the loader does not know the runtime's types
