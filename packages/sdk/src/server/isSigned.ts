import { readWebhookSecret } from './readWebhookSecret.ts'

interface SignedWebhook {
  id: string
  timestamp: string
  body: Uint8Array
}

/**
 * Whether one of the signatures is that of Standard Webhooks, version 1, by one of the secrets: HMAC-SHA256 of
 * `id.timestamp.body`, compared by WebCrypto, which takes as long whatever differs.
 */
export async function isSigned(
  { id, timestamp, body }: SignedWebhook,
  signatures: readonly Uint8Array<ArrayBuffer>[],
  secrets: readonly string[],
): Promise<boolean> {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`)
  const signed = new Uint8Array(head.length + body.length)
  signed.set(head)
  signed.set(body, head.length)

  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const keys = secrets.flatMap((secret) => readWebhookSecret(secret) ?? [])
  const fits = keys.map(async (bytes) => {
    const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify'])
    return Promise.all(signatures.map((signature) => crypto.subtle.verify('HMAC', key, signature, signed)))
  })
  return (await Promise.all(fits)).flat().includes(true)
}
