import { parseStrictJson } from './parseStrictJson.ts'
import { type ReceiptKey, readKeySet } from './readKeySet.ts'

const timeoutMs = 5000
const maxBytes = 64 * 1024

/** Asks a bank for its published keys. Throws whatever kept it from a whole, small, well-formed answer of this very address. */
export async function fetchKeySet(issuer: string): Promise<Map<string, ReceiptKey>> {
  const response = await fetch(`${issuer}/.well-known/jwks.json`, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    // Not `error`, which workers at the edge do not know: what is redirected is no 200.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.status !== 200) throw new Error(`the keys were answered with ${response.status}`)
  return readKeySet(parseStrictJson(await readUpTo(maxBytes, response)))
}

async function readUpTo(limit: number, response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length
    if (length > limit) {
      await reader?.cancel()
      throw new Error(`the keys are longer than ${limit} bytes`)
    }
    chunks.push(part.value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
