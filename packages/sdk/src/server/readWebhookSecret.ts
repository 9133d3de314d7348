const prefix = 'whsec_'

/** The key of a secret as Standard Webhooks writes it: `whsec_` and the base64 of 24 to 64 bytes. Null for anything else. */
export function readWebhookSecret(secret: string): Uint8Array<ArrayBuffer> | null {
  const key = secret.startsWith(prefix) ? readBase64(secret.slice(prefix.length)) : null
  return key && key.length >= 24 && key.length <= 64 ? key : null
}

/** Null where it is none. */
export function readBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return null // no base64 has this length
  }
}
