import { oneOf, readShape, text } from './shapes.ts'

/** The one window message that opens the conversation; it carries the port. */
export const bootstrapShape = { offerdock: oneOf(1), type: oneOf('connect'), nonce: text(32) }

/** 128 random bits as 32 lower-case hexadecimal digits. */
export function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Whom the panel lets in. */
export interface Expected {
  /** The window above the panel. */
  source: MessageEventSource | null
  /** Exact origins of the client, from the bank's list. */
  origins: readonly string[]
  /** From the fragment of the panel's own URL. */
  nonce: string
}

/** The port of a bootstrap that is what it should be, else null. Guards: source, origin, shape, nonce, one port. */
export function readBootstrap(event: MessageEvent, expected: Expected): MessagePort | null {
  if (event.source !== expected.source) return null
  if (!expected.origins.includes(event.origin)) return null
  const message = readShape(bootstrapShape, event.data)
  if (!message) return null
  if (message.nonce !== expected.nonce) return null
  const [port] = event.ports
  return port && event.ports.length === 1 ? port : null
}

/** Calls `connect` with the first good bootstrap and the origin it came from, then never listens again; gives the undo. */
export function onBootstrap(expected: Expected, connect: (port: MessagePort, hostOrigin: string) => void): () => void {
  const stop = () => removeEventListener('message', listener)
  const listener = (event: MessageEvent) => {
    const port = readBootstrap(event, expected)
    if (!port) return
    stop()
    connect(port, event.origin)
  }
  addEventListener('message', listener)
  return stop
}
