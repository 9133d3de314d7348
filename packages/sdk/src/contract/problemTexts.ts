import type { ProblemCode } from './problem.ts'

/**
 * What each problem is documented with: when a bank answers with it, and what the caller does about it. Apart from the
 * table of codes, which a panel carries along.
 */
export const problemTexts = {
  'bad-request': {
    when: 'the body, a parameter or a header does not follow the contract; `detail` names the place as `$.path`',
    act: 'Correct the request; the same one will be refused again.',
  },
  'idempotency-key-missing': {
    when: 'confirm without a UUID version 7 as `Idempotency-Key`, or a refund without any',
    act: 'Make a key, keep it, and send it with every repeat of this request.',
  },
  unsupported: {
    when: 'not the currency of the client',
    act: 'Ask in the currency that the catalog names.',
  },
  unauthorized: {
    when: 'no credential, an unknown one, one that has ended, or a quote before sign-in',
    act: 'Open a session or sign in again; on a server, look at the secret key.',
  },
  forbidden: {
    when: 'not the operator, a page where a program should ask, or a client without a test mode',
    act: 'Ask from where this call may be made.',
  },
  'consent-missing': {
    when: 'the viewer has not given the consent that this call needs',
    act: 'Go on without it, or ask the viewer.',
  },
  'not-found': {
    when: 'no such address, quote of this viewer, or agreement of this client',
    act: "Look at the id, and whose it is: what is another's does not exist for you.",
  },
  'bad-config': {
    when: 'unknown client id',
    act: 'Look at the client id that the bank gave you.',
  },
  'method-not-allowed': {
    when: 'the address takes the methods in `Allow` only',
    act: 'Use one of these.',
  },
  'in-flight': {
    when: 'a request with this key, or for these points, is still being answered',
    act: 'Ask again with the same key after `Retry-After`.',
  },
  'order-taken': {
    when: 'the order already has an agreement that is reserved, captured or refunded in part',
    act: 'Show that agreement; a second one needs the first to be released.',
  },
  'wrong-state': {
    when: 'the agreement, application or account is not in a state for this',
    act: 'Read the state first; of two calls that exclude each other the other one was first.',
  },
  'sold-out': {
    when: 'the campaign has no piece or no budget left',
    act: 'Offer the standard plans.',
  },
  'reading-time': {
    when: 'confirmed before the reading time was over; `retryAfterMs` and `Retry-After` say how long',
    act: 'Confirm again after that time, with the same key.',
  },
  expired: {
    when: 'the quote, or the time to capture, is over',
    act: 'Make a new quote.',
  },
  'too-large': {
    when: 'a body of more than 16 KiB',
    act: 'Send less.',
  },
  'idempotency-mismatch': {
    when: 'the key was used with another request, client or account',
    act: 'Make a new key for a new request.',
  },
  'below-minimum': {
    when: 'outside the limits of the offer; `minimumMinor` says which',
    act: 'Offer nothing for this amount.',
  },
  'above-maximum': {
    when: 'outside the limits of the offer, or more than is left to refund; `maximumMinor` says which',
    act: 'Ask for no more than that.',
  },
  'blocked-category': {
    when: 'no offers for this category, or none was given',
    act: 'Name the category of the goods; for this one, offer nothing.',
  },
  'market-refused': {
    when: 'the rules of the market forbid this',
    act: 'Offer nothing for this order.',
  },
  'no-offer': {
    when: 'the plan is not offered to this viewer for this order',
    act: 'Show the offers again.',
  },
  'rate-limited': {
    when: 'too often; `Retry-After` says when to come back',
    act: 'Wait that long.',
  },
  'bank-error': {
    when: 'the bank failed; it is safe to repeat',
    act: 'Repeat with the same key; if it stays, tell the bank the `X-Request-Id`.',
  },
  unavailable: {
    when: 'the database is away, or the bank is stopping; `Retry-After` says when to come back',
    act: 'Wait that long.',
  },
} as const satisfies Record<ProblemCode, { when: string; act: string }>
