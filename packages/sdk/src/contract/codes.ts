/**
 * Why there is nothing to see, or nothing more to do: the one table of codes, with the sentence that documents each.
 *
 * `scope` says who may learn it. `host` codes are facts of the catalog, the configuration or the transport and travel in
 * `empty` and `error` events; `panel` codes speak about the viewer, stay in the panel as `data-code`, and the host gets
 * `empty` with `no-offer` in their place.
 */
export const codes = {
  'no-offer': { scope: 'host', text: 'The bank proposes nothing for this order.' },
  'below-minimum': {
    scope: 'host',
    text: 'The order is below the smallest amount of the offer; `minimumMinor` says which.',
  },
  'above-maximum': { scope: 'host', text: 'The order is above the largest amount of the offer.' },
  'blocked-category': { scope: 'host', text: 'The bank makes no offers for this product category.' },
  'market-refused': { scope: 'host', text: 'The rules of the market forbid the offer here.' },
  'age-refused': { scope: 'panel', text: 'The viewer is too young for credit, or their age is not known.' },
  'consent-missing': { scope: 'panel', text: 'The viewer has not given a consent that this step needs.' },
  expired: { scope: 'host', text: 'The quote or the offer ran out of time.' },
  'sold-out': { scope: 'host', text: 'The quota of the offer is used up.' },
  timeout: { scope: 'host', text: 'The bank did not answer in time.' },
  offline: { scope: 'host', text: 'The bank could not be reached.' },
  'blocked-script': { scope: 'host', text: 'A script of OfferDock could not be loaded or failed its integrity check.' },
  'blocked-frame': { scope: 'host', text: 'The panel did not answer: the frame was refused or blocked.' },
  'no-gesture': { scope: 'host', text: 'The panel may open only on an act of the viewer.' },
  'order-taken': { scope: 'host', text: 'The order already has a live agreement.' },
  declined: { scope: 'panel', text: 'The bank declined the viewer.' },
  'reading-time': { scope: 'panel', text: 'The disclosure has not been on screen for the time the bank demands.' },
  unsupported: { scope: 'host', text: 'The browser, the currency or the page cannot do this.' },
  'bad-config': { scope: 'host', text: 'An attribute, the client id or an option is missing or malformed.' },
  'bank-error': { scope: 'host', text: 'The bank answered with an error or with something that is not the contract.' },
  'rate-limited': { scope: 'host', text: 'The bank asks to slow down.' },
} as const satisfies Record<string, { scope: 'host' | 'panel'; text: string }>

export type Code = keyof typeof codes
export type HostCode = { [C in Code]: (typeof codes)[C]['scope'] extends 'host' ? C : never }[Code]
