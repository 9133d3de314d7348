import type { HostCode } from './codes.ts'

/** Where and for what a dock stands, as the host said it; sent back with every event. */
export interface EventContext {
  client: string
  room?: string
  streamer?: string
  product?: string
  campaign?: string
  pin?: string
  streamMs?: number
}

/** What every event carries. `id` is a UUIDv7, of a conversion the bank's `jti`; `at` is epoch milliseconds. */
export interface EventBase {
  id: string
  /** Which dock of the page. */
  dock: string
  at: number
  context: EventContext
}

/** What an event adds, by its type. All amounts are minor units. */
export interface EventExtras {
  ready: object
  impression: object
  open: object
  close: object
  /** `planId` null is pay in full. */
  select: { planId: string | null }
  quote: { quoteId: string; planId: string | null; orderMinor: number; totalMinor: number }
  /** The viewer gave or withdrew the consent whose recipient is this platform; of any other the page hears nothing. */
  consent: { purpose: 'sharing'; isGiven: boolean }
  conversion: {
    agreementId: string
    quoteId: string
    orderRef: string
    orderMinor: number
    totalMinor: number
    currency: string
    /** Compact JWS: verify it on your server with `verifyReceipt`. */
    receipt: string
  }
  /** The viewer said no. */
  decline: object
  empty: { code: HostCode; minimumMinor?: number; maximumMinor?: number }
  error: { code: HostCode; message?: string }
}

export type EventType = keyof EventExtras
export type EventDetail<T extends EventType = EventType> = EventBase & { type: T } & EventExtras[T]

/** What a platform may answer to a conversion; the panel shows `orderNumber`. */
export interface HostAnswer {
  orderNumber?: string
}

/** `offerdock:conversion` also has `respondWith`, to be called once and synchronously. */
export type DockEvent<T extends EventType> = CustomEvent<EventDetail<T>> &
  (T extends 'conversion' ? { respondWith(answer: Promise<HostAnswer | undefined>): void } : unknown)

/** The message the panel frame itself posts to the host's window; `event.origin` proves the bank. */
export interface ConversionMessage {
  offerdock: 1
  id: string
  type: 'conversion'
  at: number
  agreementId: string
  orderRef: string
  receipt: string
}
