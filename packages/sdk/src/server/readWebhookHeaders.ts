import { DockError } from './DockError.ts'
import { readBase64 } from './readWebhookSecret.ts'

/** Those of a `Request`, of Node's `IncomingMessage`, or a plain object; the case of the names does not matter. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>

/** Each secret in force signs once; more signatures than a bank has secrets are not looked at. */
const maxSignatures = 10

/** What the three headers of Standard Webhooks say, before anybody has verified it. */
export function readWebhookHeaders(headers: WebhookHeaders) {
  const id = readHeader(headers, 'webhook-id')
  const timestamp = readHeader(headers, 'webhook-timestamp')
  const signature = readHeader(headers, 'webhook-signature')
  if (!/^[1-9]\d{0,11}$/.test(timestamp)) throw malformed('webhook-timestamp is no count of seconds')
  const signatures = signature.split(' ')
  if (signatures.length > maxSignatures) throw malformed('webhook-signature has too many signatures')
  return { id, timestamp, signatures: signatures.flatMap((one) => readSignature(one) ?? []) }
}

/** 32 bytes of version 1; other versions are for other readers. */
function readSignature(text: string): Uint8Array<ArrayBuffer> | null {
  const signature = text.startsWith('v1,') ? readBase64(text.slice('v1,'.length)) : null
  return signature?.length === 32 ? signature : null
}

/** A header that is missing, empty or there twice is none that a bank would send. */
function readHeader(headers: WebhookHeaders, name: string): string {
  const entries = Symbol.iterator in Object(headers) ? [...(headers as Headers)] : Object.entries(headers ?? {})
  const values = entries.filter(([key]) => key.toLowerCase() === name).flatMap(([, value]) => value ?? [])
  const [value] = values
  if (values.length !== 1 || !value) throw malformed(`${name} is missing, or there more than once`)
  return value
}

const malformed = (message: string) => new DockError('WEBHOOK_MALFORMED', message)
