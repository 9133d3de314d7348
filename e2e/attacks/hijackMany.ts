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

/** Opens panels and sends each elsewhere after a random number of frames; gives how many were reported as gone. */
export async function hijackMany({ addresses, hijacks }: { addresses: string[]; hijacks: number }): Promise<number> {
  const lanes = 5
  let begun = 0
  let lost = 0
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const hijackOne = async (turn: number) => {
    const dock = OfferDock.mount(document.body, {
      amount: '4999.00',
      currency: 'CNY',
      category: '5732',
      order: `o-${turn}`,
    })
    await new Promise((resolve) => dock.on('ready', resolve))
    dock.on('error', ({ detail }) => detail.code === 'blocked-frame' && lost++)
    dock.open()
    const find = () => dock.element.shadowRoot?.querySelector('iframe')
    while (!find()) await nextFrame()
    for (let wait = Math.floor(Math.random() * 60); wait > 0; wait--) await nextFrame()
    const frame = find() as HTMLIFrameElement
    const mark = `#hijacked-${turn}`
    const arrived = new Promise<void>((resolve) =>
      addEventListener('message', ({ data }) => data === mark && resolve()),
    )
    const address = addresses[turn % addresses.length] + mark
    if (turn % 3 === 0 && frame.contentWindow) frame.contentWindow.location = address
    else frame.src = address
    await arrived
    dock.update({ theme: 'dark' }) // a host that still believed in its panel would tell it
    await nextFrame()
    dock.destroy()
  }
  const runLane = async () => {
    while (begun < hijacks) await hijackOne(begun++)
  }
  await Promise.all(Array.from({ length: lanes }, runLane))
  return lost
}
