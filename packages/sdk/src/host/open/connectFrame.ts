import { makeNonce } from '../../protocol/bootstrap.ts'
import { type Connection, connectPort } from '../../protocol/connectPort.ts'
import { type HostMessage, type PanelMessage, panelMessages } from '../../protocol/messages.ts'

const handshakeMs = 5_000

export interface FrameOptions {
  /** The panel's address on the bank's origin, without a fragment. */
  url: string
  title: string
  receive(message: PanelMessage): void
  /** The frame did not answer, or left for another page. */
  onLost(): void
}

export interface ConnectedFrame {
  frame: HTMLIFrameElement
  send(message: HostMessage): void
  disconnect(): void
}

/**
 * Makes the panel's frame and opens the conversation with it (see `protocol/messages.ts`). One handshake, ever: a frame
 * that loads a second time has navigated, its port is dead, and it is reported as lost; so is one that was refused thrice.
 */
export function connectFrame({ url, title, receive, onLost }: FrameOptions): ConnectedFrame {
  const nonce = makeNonce()
  const { origin } = new URL(url)
  const frame = document.createElement('iframe')
  frame.dataset.od = 'frame'
  frame.title = title
  // allow-modals and allow-downloads: printing and saving the disclosure fail without them.
  frame.setAttribute(
    'sandbox',
    'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads',
  )
  frame.referrerPolicy = 'origin'
  frame.src = `${url}#${nonce}`

  const waiting: HostMessage[] = []
  let connection: Connection<HostMessage> | null = null
  const disconnect = () => {
    clearTimeout(timer)
    frame.onload = null
    connection?.close()
  }
  const lose = () => {
    disconnect()
    onLost()
  }
  // A page sandboxed without an origin is on no client's list, and no frame would ever answer it.
  const timer = setTimeout(lose, self.origin === 'null' ? 0 : handshakeMs)
  frame.onload = () => {
    if (connection) return lose()
    const { port1, port2 } = new MessageChannel()
    const hear = (message: PanelMessage) => {
      clearTimeout(timer)
      receive(message)
    }
    // Without an event that tells of it (no browser has one), a panel that closes its own end is only silent.
    connection = connectPort(port1, panelMessages, hear, lose)
    for (const message of waiting) connection.send(message)
    frame.contentWindow?.postMessage({ offerdock: 1, type: 'connect', nonce }, origin, [port2])
  }
  return { frame, disconnect, send: (message) => (connection ? connection.send(message) : waiting.push(message)) }
}
