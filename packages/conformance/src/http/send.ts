import type { Exchange } from './exchange.ts'
import { Failure } from './failure.ts'

export interface Call {
  /** A value goes as JSON, a text or bytes as they are. */
  body?: unknown
  token?: string | undefined
  headers?: Record<string, string>
  /** Whether a 429 is waited for and the call repeated; false where the 429 is what is asked for. Default true. */
  isPatient?: boolean
}

export interface Answer {
  status: number
  headers: Headers
  bytes: Uint8Array
  text: string
  /** Undefined where the body is no JSON. */
  json: unknown
  exchange: Exchange
}

export interface SendSettings {
  /** Origin and, where there is one, the path that every address begins with. */
  base: string
  timeoutMs: number
  /** Every exchange, as it begins. */
  onExchange: (exchange: Exchange) => void
}

/** In all, of one call; a limit of the day is not waited for. */
const longestWaitMs = 300_000

/**
 * Sends `METHOD /path`. A 429 is waited for as its `Retry-After` says, so that a bank with limits is not hurried. Throws a
 * `Failure` where no answer comes.
 */
export async function send(settings: SendSettings, line: string, call: Call = {}): Promise<Answer> {
  for (let waitedMs = 0; ; ) {
    const answer = await sendOnce(settings, line, call)
    const retryAfterMs = Number(answer.headers.get('Retry-After') ?? Number.NaN) * 1000
    const isLimited = call.isPatient !== false && answer.status === 429
    if (!isLimited || !(waitedMs + retryAfterMs <= longestWaitMs)) return answer
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs))
    waitedMs += Math.max(retryAfterMs, 1000)
  }
}

async function sendOnce({ base, timeoutMs, onExchange }: SendSettings, line: string, call: Call): Promise<Answer> {
  const { method, url, headers, body } = toRequest(base, line, call)
  const shown = body instanceof Uint8Array ? `(${body.length} bytes) ${Buffer.from(body).toString('latin1')}` : body
  const exchange: Exchange = { line, headers, body: shown, answer: null }
  onExchange(exchange)
  try {
    const init = { method, headers, redirect: 'manual' as const, signal: AbortSignal.timeout(timeoutMs) }
    const response = await fetch(
      url,
      body === null ? init : { ...init, body: body as Uint8Array<ArrayBuffer> | string },
    )
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    exchange.answer = { status: response.status, headers: Object.fromEntries(response.headers), body: text }
    return { status: response.status, headers: response.headers, bytes, text, json: readJson(text), exchange }
  } catch (cause) {
    throw new Failure(`${line}: ${describeCause(cause)}`, exchange)
  }
}

function toRequest(base: string, line: string, { body, token, headers = {} }: Call) {
  const space = line.indexOf(' ')
  const [method, path] = [line.slice(0, space), line.slice(space + 1)]
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  const content = body === undefined ? null : isRaw ? body : JSON.stringify(body)
  return {
    method,
    url: /^https?:/.test(path) ? path : base + path,
    body: content,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `fetch` says no more than that it failed; why stands in the cause. */
export function describeCause(error: unknown): string {
  const { name, message, cause } = error as Error
  if (name === 'TimeoutError') return 'no answer in time'
  const { code, message: why } = (cause ?? {}) as { code?: string; message?: string }
  return why ? `${message} (${code ? `${code}: ` : ''}${why})` : message
}
