import type { Frame } from 'playwright-core'

/** What a page that plays the host by hand has in its window. */
export interface HandHost {
  /** What came out of the ports that the page has sent, in order. */
  answers: { type: string; seq: number }[]
  ports: MessagePort[]
  connect(data: unknown, ports?: number): void
}

/** Runs in the page: gives it what it needs to play the host towards its first frame. */
export function playHost() {
  const answers: HandHost['answers'] = []
  const ports: MessagePort[] = []
  const connect = (data: unknown, count = 1) => {
    const channels = Array.from({ length: count }, () => new MessageChannel())
    for (const { port1 } of channels) {
      port1.onmessage = (event) => event.data !== 'fence' && answers.push(event.data)
      ports.push(port1)
    }
    frames[0]?.postMessage(
      data,
      '*',
      channels.map(({ port2 }) => port2),
    )
  }
  Object.assign(window, { answers, ports, connect })
}

/** Writes down every look that the panel takes on, one for each order that it has accepted. */
export const keepLooks = (panel: Frame) =>
  panel.evaluate(() => {
    const { dataset } = document.documentElement
    const looks: string[] = []
    Object.assign(window, { looks })
    new MutationObserver(() => looks.push(`${dataset.theme} ${dataset.layout}`)).observe(document.documentElement, {
      attributeFilter: ['data-theme', 'data-layout'],
    })
  })
export const looksOf = (panel: Frame) => panel.evaluate(() => (window as unknown as { looks: string[] }).looks)

/** A perfect message of a window of the same origin that is gone when it arrives: its source is null. */
export function vanish(data: unknown): Promise<unknown[]> {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  const { port1, port2 } = new MessageChannel()
  const said: unknown[] = []
  const fence = new Promise<unknown[]>((resolve) => {
    port1.onmessage = (event) => (event.data === 'fence' ? resolve(said) : said.push(event.data))
  })
  // By a function of its own realm: the source of a message is the realm that calls.
  const realm = frame.contentWindow as unknown as { Function: FunctionConstructor }
  new realm.Function('panel', 'data', 'port', "panel.postMessage(data, '*', [port])")(frames[0], data, port2)
  frame.remove()
  return fence
}
