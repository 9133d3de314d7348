/** `OfferDock` as code of the page has it. */
export interface Api {
  mount(anchor: Element, options: object): Dock
}
export interface Dock {
  element: HTMLElement
  open(): void
  update(options: object): void
  destroy(): void
  on(type: string, listener: (event: CustomEvent) => void): void
}
declare const OfferDock: Api

/**
 * Opens panels and sends each elsewhere after a random number of frames, every third not before it is connected; gives how many of
 * them were connected by then and were reported as gone.
 */
export async function hijackMany({ addresses, hijacks }: { addresses: string[]; hijacks: number }): Promise<number> {
  const lanes = 5
  const patience = 200
  let begun = 0
  let lost = 0
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

  /** False where it came to nothing: the host had given up on a slow panel, or the browser dropped one of two navigations. */
  const hijackOne = async (turn: number): Promise<boolean> => {
    const options = { amount: '4999.00', currency: 'CNY', category: '5732', order: `o-${turn}` }
    const dock = OfferDock.mount(document.body, options)
    await new Promise((resolve) => dock.on('ready', resolve))
    const reported = new Promise<void>((resolve) =>
      dock.on('error', ({ detail }) => detail.code === 'blocked-frame' && resolve()),
    )
    dock.open()
    const find = () => dock.element.shadowRoot?.querySelector('iframe')
    while (!find()) await nextFrame()
    const isConnected = () => dock.element.shadowRoot?.querySelector('[data-phase=ready]') !== null
    while (turn % 3 === 0 && !isConnected() && find()) await nextFrame()
    for (let wait = Math.floor(Math.random() * 60); wait > 0; wait--) await nextFrame()

    const frame = find()
    const wasConnected = isConnected()
    const mark = `#hijacked-${turn}`
    const arrived = new Promise<void>((resolve) =>
      addEventListener('message', ({ data }) => data === mark && resolve()),
    )
    const address = addresses[turn % addresses.length] + mark
    if (turn % 2 === 0 && frame?.contentWindow) frame.contentWindow.location = address
    else if (frame) frame.src = address
    const isGone = () => reported.then(() => wasConnected)
    const hasFailed = async () => {
      for (let frames = 0; frames < patience; frames++) await nextFrame()
      return false
    }
    const isDone = frame && (await Promise.race([arrived.then(() => !wasConnected || isGone()), isGone(), hasFailed()]))
    if (isDone && wasConnected) lost++
    dock.update({ theme: 'dark' }) // a host that still believed in its panel would tell it
    await nextFrame()
    dock.destroy()
    return Boolean(isDone)
  }
  const runLane = async () => {
    while (begun < hijacks) {
      const turn = begun++
      while (!(await hijackOne(turn)));
    }
  }
  await Promise.all(Array.from({ length: lanes }, runLane))
  return lost
}
