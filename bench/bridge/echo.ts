import { connectPort } from '../../packages/sdk/src/protocol/connectPort.ts'
import { hostMessages, type PanelMessage } from '../../packages/sdk/src/protocol/messages.ts'

/**
 * The page in the frame: answers each ping of the page above, in the way that it is asked. `window`: a bare window message;
 * `port`: a bare port; `ours`: the port as the panel speaks on it, an order for a height.
 */
addEventListener('message', ({ data, ports: [port] }) => {
  if (data.ping) return parent.postMessage({ pong: data.ping }, data.origin)
  if (!port) return
  if (data.way === 'port') {
    port.onmessage = (event) => event.data.ping && port.postMessage({ pong: event.data.ping })
    return
  }
  const connection = connectPort<typeof hostMessages, PanelMessage>(port, hostMessages, (message) => {
    if (message.type === 'host:order' && message.body.streamMs) {
      connection.send({ type: 'panel:resized', body: { heightPx: message.body.streamMs } })
    }
  })
})
