import * as z from 'zod/mini'
import { type WebhookEvent, webhookEvent } from '../contract/webhooks.ts'
import { assertExpected, replayStore } from './assertExpected.ts'
import { DockError } from './DockError.ts'
import { isSigned } from './isSigned.ts'
import { parseStrictJson } from './parseStrictJson.ts'
import { isReplay, type ReplayStore } from './ReplayStore.ts'
import { readWebhookHeaders, type WebhookHeaders } from './readWebhookHeaders.ts'
import { readWebhookSecret } from './readWebhookSecret.ts'

/** A webhook as it came over the wire. */
export interface WebhookRequest {
  headers: WebhookHeaders
  /** The bytes of the body, or their text; never something that was parsed and written again. */
  body: string | Uint8Array
}

export interface WebhookExpectations {
  /** `whsec_…`, as the bank shows it; several while it changes. */
  secret: string | readonly string[]
  replayStore: ReplayStore
  /** How far `webhook-timestamp` may be from now, in seconds; it can be neither 0 nor without end. Default 300. */
  toleranceSeconds?: 60 | 120 | 300
}

export interface VerifiedWebhook {
  event: WebhookEvent
  /** The event was verified before. Take it again unless you know that you finished it: you may have been cut off. */
  replayed: boolean
}

const maxBodyBytes = 256 * 1024
const maxSecrets = 10
/** A bank sends for 72 hours, and again when its operator says so. */
const rememberedMs = 30 * 24 * 3_600_000

const secret = z.string().check(z.refine((text) => readWebhookSecret(text) !== null))

const expectations = z.object({
  secret: z.union([secret, z.array(secret).check(z.minLength(1), z.maxLength(maxSecrets))], {
    error: 'must be a secret, or one to ten of them, each whsec_ and the base64 of 24 to 64 bytes',
  }),
  replayStore,
  toleranceSeconds: z.exactOptional(z.literal([60, 120, 300])),
})

/**
 * Verifies a webhook of the bank, signed as Standard Webhooks says, and gives its event.
 * Throws DockError `BAD_EXPECTATION`, `WEBHOOK_MALFORMED`, `WEBHOOK_FORGED`, `WEBHOOK_EXPIRED` or `REPLAY_STORE_FAILED`; only
 * the last is worth trying again.
 */
export async function verifyWebhook(request: WebhookRequest, expected: WebhookExpectations): Promise<VerifiedWebhook> {
  assertExpected(expectations, expected, 'verifyWebhook')
  const { toleranceSeconds = 300 } = expected
  const body = readBody(request?.body)
  const { id, timestamp, signatures } = readWebhookHeaders(request.headers)

  const secrets = typeof expected.secret === 'string' ? [expected.secret] : expected.secret
  if (!(await isSigned({ id, timestamp, body }, signatures, secrets))) {
    throw new DockError('WEBHOOK_FORGED', 'No signature of the webhook is that of a known secret')
  }
  if (Math.abs(Math.floor(Date.now() / 1000) - Number(timestamp)) > toleranceSeconds) {
    throw new DockError('WEBHOOK_EXPIRED', `The webhook was sent more than ${toleranceSeconds} s from now`)
  }
  const event = readEvent(body)
  if (event.id !== id) throw new DockError('WEBHOOK_MALFORMED', 'The webhook and its event have two ids')
  return { event, replayed: await isReplay(expected.replayStore, `webhook ${id}`, Date.now() + rememberedMs) }
}

function readBody(body: unknown): Uint8Array<ArrayBuffer> {
  // Copied, so that nobody changes it between the signature and the reading of it.
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  if (bytes instanceof Uint8Array && bytes.length <= maxBodyBytes) return new Uint8Array(bytes)
  throw new DockError('WEBHOOK_MALFORMED', `The body is no text or bytes, or longer than ${maxBodyBytes} bytes`)
}

function readEvent(body: Uint8Array): WebhookEvent {
  try {
    return webhookEvent.parse(parseStrictJson(body))
  } catch (cause) {
    throw new DockError('WEBHOOK_MALFORMED', 'The body of the webhook does not follow the contract', { cause })
  }
}
