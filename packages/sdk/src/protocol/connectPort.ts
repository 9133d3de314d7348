import { protocolVersion } from './messages.ts'
import { count, oneOf, readShape, type Shape, type Shaped, text } from './shapes.ts'

const envelopeShape = {
  v: oneOf(protocolVersion),
  seq: count,
  type: text(32),
  body: (_: unknown): _ is unknown => true,
}
const maxRefused = 3

type Message<M extends Record<string, Shape>> = { [T in keyof M & string]: { type: T; body: Shaped<M[T]> } }[keyof M &
  string]

/** One end of the conversation. `send` numbers the messages; `close` ends it for good. */
export interface Connection<Out> {
  send(message: Out): void
  close(): void
}

/**
 * Speaks on a port: hands every message of the closed list `incoming` to `receive`, in order, and drops all else.
 * A gap or repeat in `seq` is refused like any other malformed message; the third refusal closes the port,
 * of which `onRefused` hears.
 */
export function connectPort<In extends Record<string, Shape>, Out extends { type: string; body: object }>(
  port: MessagePort,
  incoming: In,
  receive: (message: Message<In>) => void,
  onRefused = () => {},
): Connection<Out> {
  let sent = 0
  let received = 0
  let refused = 0
  const close = () => {
    port.onmessage = null // messages that have already arrived are delivered after close()
    port.close()
  }
  const refuse = () => {
    if (++refused === maxRefused) {
      close()
      onRefused()
    }
  }
  port.onmessage = (event) => {
    const envelope = event.ports.length ? null : readShape(envelopeShape, event.data)
    const shape = envelope && Object.hasOwn(incoming, envelope.type) ? incoming[envelope.type] : undefined
    const body = envelope && shape && envelope.seq === received ? readShape(shape, envelope.body) : null
    if (envelope && body) {
      received++
      receive({ type: envelope.type, body } as unknown as Message<In>) // the type names the shape that read the body
    } else refuse()
  }
  port.onmessageerror = refuse // what cannot even be unpacked here
  return {
    send: ({ type, body }) => port.postMessage({ v: protocolVersion, seq: sent++, type, body }),
    close,
  }
}
