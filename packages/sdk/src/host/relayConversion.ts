import { type ConversionFacts, postConversion } from '../protocol/conversion.ts'

/** Forwards a conversion to the page above the host, at the one origin that `relay-to` names. */
export function relayConversion(
  relayTo: string | undefined,
  { id, at, agreementId, orderRef, receipt }: ConversionFacts,
) {
  if (!relayTo || window.parent === window) return
  const isOrigin = URL.canParse(relayTo) && new URL(relayTo).origin === relayTo
  if (isOrigin) postConversion(window.parent, relayTo, { id, at, agreementId, orderRef, receipt })
}
