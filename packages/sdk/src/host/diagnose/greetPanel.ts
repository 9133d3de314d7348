import { makeNonce } from '../../protocol/bootstrap.ts'
import { connectPort } from '../../protocol/connectPort.ts'
import { panelMessages } from '../../protocol/messages.ts'

/** A refused frame loads too, a page of the browser's own; one that has loaded answers at once. */
const loadMs = 20_000
const answerMs = 5_000

/** Does the panel answer in a hidden frame? It is told no order, so that it begins nothing. */
export async function greetPanel(url: string): Promise<boolean> {
  const nonce = makeNonce()
  const frame = document.createElement('iframe')
  const { port1, port2 } = new MessageChannel()
  let timer = 0
  const isThere = await new Promise<boolean>((resolve) => {
    timer = window.setTimeout(resolve, loadMs, false)
    const connection = connectPort(port1, panelMessages, () => {
      connection.close()
      resolve(true)
    })
    const connect = () => {
      clearTimeout(timer)
      timer = window.setTimeout(resolve, answerMs, false)
      frame.contentWindow?.postMessage({ offerdock: 1, type: 'connect', nonce }, new URL(url).origin, [port2])
    }
    frame.addEventListener('load', connect, { once: true })
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin')
    frame.setAttribute('aria-hidden', 'true')
    frame.referrerPolicy = 'origin'
    Object.assign(frame.style, { position: 'fixed', visibility: 'hidden', border: '0', width: '0', height: '0' })
    frame.src = `${url}#${nonce}`
    document.documentElement.append(frame)
  })
  clearTimeout(timer)
  frame.remove()
  return isThere
}
