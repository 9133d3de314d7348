/** What the server side refuses, and why. The message is for people, `cause` for us; docs/integrate.md has one line for each. */
export const dockErrorCodes = [
  'BAD_EXPECTATION',
  'RECEIPT_MALFORMED',
  'RECEIPT_FORGED',
  'RECEIPT_EXPIRED',
  'RECEIPT_FOR_ANOTHER_ORDER',
  'WEBHOOK_MALFORMED',
  'WEBHOOK_FORGED',
  'WEBHOOK_EXPIRED',
  'KEYS_UNAVAILABLE',
  'REPLAY_STORE_FAILED',
] as const

export type DockErrorCode = (typeof dockErrorCodes)[number]

/** The only error that this side throws on purpose. */
export class DockError extends Error {
  override readonly name = 'DockError'
  readonly code: DockErrorCode

  constructor(code: DockErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  /** The same receipt or webhook may be good a moment later: nothing was found wrong with it. */
  get isTemporary(): boolean {
    return this.code === 'KEYS_UNAVAILABLE' || this.code === 'REPLAY_STORE_FAILED'
  }
}
