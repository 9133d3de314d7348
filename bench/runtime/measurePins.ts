import type { CDPSession } from 'playwright-core'
import type { Shop } from './openShop.ts'

export interface Pins {
  /** Median from a pin to its price in the badge, four times slower than this machine. */
  pinMs: number
  heapGrowthKb: number
  nodesLeft: number
  listenersLeft: number
}

const slowdown = 4
const mounts = 100

/** Many pins on one dock, then as many docks mounted and destroyed: how fast, and what stays behind. */
export async function measurePins(shop: Shop, pins: number): Promise<Pins> {
  const { page, devTools, close } = await shop.openPage(1)
  await page.evaluate(loadRuntime, shop.scriptUrl)
  // What a page keeps once is no growth: compiled code, and the panel that the first pins in view make ready.
  await page.evaluate(pinUntilPanel)
  await page.evaluate(pinMany, 500)
  await page.evaluate(mountMany, mounts)
  const before = await countHeap(devTools)
  await page.evaluate(pinMany, pins)
  await page.evaluate(mountMany, mounts)
  const after = await countHeap(devTools)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const pinMs = await page.evaluate(timePins, 101)
  await close()
  return {
    pinMs,
    heapGrowthKb: Math.round((after.heapBytes - before.heapBytes) / 1000),
    nodesLeft: Math.max(0, after.nodes - before.nodes),
    listenersLeft: Math.max(0, after.listeners - before.listeners),
  }
}

async function countHeap(devTools: CDPSession) {
  for (let round = 0; round < 3; round++) await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize: heapBytes } = await devTools.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners: listeners } = await devTools.send('Memory.getDOMCounters')
  return { heapBytes, nodes, listeners }
}

/* What follows runs in the page. */

function loadRuntime(scriptUrl: string) {
  const script = document.createElement('script')
  script.src = scriptUrl
  script.crossOrigin = 'anonymous'
  script.dataset.clientId = 'pk_test_demo'
  const ready = new Promise((resolve) => document.addEventListener('offerdock:ready', resolve, { once: true }))
  document.head.append(script)
  return ready.then(() => undefined)
}

async function pinUntilPanel() {
  const dock = document.querySelector('offer-dock')
  for (let pin = 0; !dock?.shadowRoot?.querySelector('[data-od=frame]'); pin++) {
    dock?.setAttribute('pin', `first-${pin}`)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

async function pinMany(count: number) {
  const dock = document.querySelector('offer-dock')
  for (let pin = 0; pin < count; pin++) {
    dock?.setAttribute('product', `sku-${pin}`)
    dock?.setAttribute('pin', `pin-${pin}`)
    dock?.setAttribute('amount', `${1000 + (pin % 4000)}.00`)
    await Promise.resolve()
    if (pin % 50 === 0) await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  // Each run ends on the same badge, so that two of them can be compared.
  dock?.setAttribute('amount', '4999.00')
}

async function mountMany(count: number) {
  interface Api {
    mount(anchor: Element | null, options: object): { destroy(): void }
  }
  const { OfferDock } = window as unknown as { OfferDock: Api }
  const order = { category: '5732', amount: '4999.00', currency: 'CNY', order: 'ord-2' }
  for (let i = 0; i < count; i++) {
    const dock = OfferDock.mount(document.querySelector('#place'), order)
    await new Promise((resolve) => requestAnimationFrame(resolve))
    dock.destroy()
  }
  await new Promise((resolve) => setTimeout(resolve, 500))
}

async function timePins(count: number) {
  const dock = document.querySelector('offer-dock')
  const timesMs: number[] = []
  const badge = () => dock?.shadowRoot?.querySelector('[data-od=badge]')?.textContent
  for (let pin = 0; pin < count; pin++) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const before = badge()
    const startMs = performance.now()
    dock?.setAttribute('amount', `${2000 + pin}.00`)
    // The dock reads its attributes at the end of this task and draws at once.
    for (let turn = 0; badge() === before && turn < 1000; turn++) await Promise.resolve()
    if (badge() === before) throw new Error('the badge did not take the pin before the next task')
    timesMs.push(performance.now() - startMs)
  }
  return timesMs.sort((a, b) => a - b)[Math.floor(count / 2)] ?? Number.NaN
}
