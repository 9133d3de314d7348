/** What the server side refuses, and why. Codes: the union below; the message is for people, `cause` for us. */
export type DockErrorCode =
  | 'RECEIPT_MALFORMED'
  | 'RECEIPT_FORGED'
  | 'RECEIPT_EXPIRED'
  | 'RECEIPT_FOR_ANOTHER_ORDER'
  | 'KEYS_UNAVAILABLE'

export class DockError extends Error {
  override readonly name = 'DockError'
  readonly code: DockErrorCode

  constructor(code: DockErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
