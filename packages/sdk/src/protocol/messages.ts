import { count, nullable, oneOf, optional, type Shape, type Shaped, text, token } from './shapes.ts'

/**
 * The whole conversation between host and panel.
 *
 * 1. The host makes a 128-bit nonce and puts it in the fragment of the panel's URL.
 * 2. When the frame has loaded, the host posts `connect` with the nonce and one MessagePort to the bank's exact origin.
 * 3. The panel takes it once, if it came from its parent, from an origin of the client's list, with that nonce and with
 *    exactly one port. After that it listens to no window message any more.
 * 4. Everything else travels on the port as `{ v, seq, type, body }`, in both directions, and every message is one of
 *    the types below with exactly the keys below. A gap in `seq`, an unknown type, key or value is dropped; the third
 *    one closes the port.
 * 5. A conversion is posted to the host's window too (`conversion.ts`), so that `event.origin` proves the bank.
 */
export const protocolVersion = 1

/** What the host tells the panel: all that ever leaves the host. */
export const hostMessages = {
  'host:order': {
    dock: text(64),
    orderRef: text(128),
    orderMinor: count,
    currency: text(3),
    locale: text(35),
    theme: oneOf('light', 'dark', 'auto'),
    layout: oneOf('sheet', 'popover'),
    category: optional(text(16)),
    tags: optional(text(512)),
    product: optional(text(128)),
    room: optional(text(128)),
    streamer: optional(text(128)),
    campaign: optional(text(128)),
    pin: optional(text(128)),
    streamMs: optional(count),
  },
  /** The platform's answer to a conversion. `unknown`: 15 s passed without one. */
  'host:answer': {
    id: text(64),
    outcome: oneOf('accepted', 'refused', 'unknown'),
    orderNumber: optional(text(128)),
  },
} satisfies Record<string, Shape>

/** Codes that may reach the host; `contract/codes.ts` documents them. */
const hostCode = oneOf(
  'no-offer',
  'below-minimum',
  'above-maximum',
  'blocked-category',
  'market-refused',
  'expired',
  'sold-out',
  'timeout',
  'offline',
  'order-taken',
  'unsupported',
  'bad-config',
  'bank-error',
  'rate-limited',
)

/** What the panel tells the host. */
export const panelMessages = {
  'panel:ready': {},
  /** The height its content wants, in CSS px. */
  'panel:resized': { heightPx: count },
  'panel:selected': { planId: nullable(text(64)) },
  'panel:quoted': { quoteId: text(64), planId: nullable(text(64)), orderMinor: count, totalMinor: count },
  /** What the viewer consents to or not, where it is this platform that is told of them. */
  'panel:consented': { purpose: oneOf('sharing'), isGiven: oneOf(true, false) },
  'panel:converted': {
    id: text(64),
    at: count,
    agreementId: text(64),
    quoteId: text(64),
    orderRef: text(128),
    orderMinor: count,
    totalMinor: count,
    currency: text(3),
    receipt: token(8192),
  },
  'panel:declined': {},
  'panel:closed': {},
  'panel:empty': { code: hostCode, minimumMinor: optional(count), maximumMinor: optional(count) },
  'panel:failed': { code: hostCode },
} satisfies Record<string, Shape>

type Messages<M extends Record<string, Shape>> = { [T in keyof M & string]: { type: T; body: Shaped<M[T]> } }[keyof M &
  string]

export type HostMessage = Messages<typeof hostMessages>
export type PanelMessage = Messages<typeof panelMessages>
export type HostOrder = Shaped<(typeof hostMessages)['host:order']>
