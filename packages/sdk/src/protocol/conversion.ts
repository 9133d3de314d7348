import type { ConversionMessage } from '../contract/events.ts'

/** Posts a conversion from the panel's frame to the host's window, at that origin and no other. */
export function postConversion(
  host: Window,
  hostOrigin: string,
  { id, at, agreementId, orderRef, receipt }: ConversionFacts,
) {
  const message: ConversionMessage = { offerdock: 1, id, type: 'conversion', at, agreementId, orderRef, receipt }
  host.postMessage(message, hostOrigin)
}

export type ConversionFacts = Omit<ConversionMessage, 'offerdock' | 'type'>
