import { once } from 'node:events'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { isPublicAddress, lookupPublic } from './publicAddress.ts'

interface Post {
  url: URL
  headers: Record<string, string>
  body: string
  /** Connects to the public internet only. */
  isGuarded: boolean
  signal: AbortSignal
}

const maxAnswerBytes = 64 * 1024

/**
 * Posts JSON and gives the answer's status and `Retry-After`, once the answer has arrived whole: one that is cut may
 * have been cut before the platform kept anything. Follows no redirect; of a long answer it reads the beginning only.
 * Throws what the connection throws.
 */
export async function postWebhook({ url, headers, body, isGuarded, signal }: Post) {
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  if (isGuarded && isIP(hostname) && !isPublicAddress(hostname)) {
    throw new Error('the address is not on the public internet')
  }
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  const request = send(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    signal,
    ...(isGuarded && { lookup: lookupPublic }),
  })
  request.end(body)
  const [response]: IncomingMessage[] = await once(request, 'response')
  if (!response) throw new Error('no answer')
  // What breaks from here on is heard where the answer is read.
  request.on('error', () => {})
  await skim(response)
  return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] ?? null }
}

async function skim(response: IncomingMessage) {
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxAnswerBytes) return
  }
}
