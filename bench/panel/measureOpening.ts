import type { Stage } from './openStage.ts'
import { openTab, type Tab } from './openTab.ts'

/** From the click to the frame in which it stands. */
export interface Opening {
  /** What the viewer goes on with: the link to sign in, its code beside it. */
  interactiveMs: number
  /** What everybody is offered. */
  standardMs: number
}

const slowdown = 4
/** For what the page does when it is idle; the click of a viewer comes later still. */
const settleMs = 700

/** Notes in each document when what is waited for is painted: in the task after the next frame's callbacks. */
const watch = (names: Record<string, string>) => `{
  const names = ${JSON.stringify(names)}
  const seen = {}
  addEventListener('click', ({ timeStamp }) => { globalThis.clickedAtMs = performance.timeOrigin + timeStamp }, true)
  globalThis.painted = Promise.all(Object.keys(names).map((name) => new Promise((resolve) => { seen[name] = resolve })))
  const look = () => {
    for (const [name, selector] of Object.entries(names)) {
      if (!seen[name] || !document.querySelector(selector)) continue
      const say = seen[name]
      seen[name] = null
      requestAnimationFrame(() => setTimeout(() => say(performance.timeOrigin + performance.now())))
    }
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
}`

/** A page that has never been seen; with `isWarm` the pointer has been over the badge for long enough. */
export async function measurePanel({ devTools, shopUrl }: Stage, isWarm: boolean): Promise<Opening> {
  const script = watch({ link: '[data-od=sign-in]', standard: '[data-od=standard-terms]' })
  const tab = await openTab(devTools, { url: shopUrl, slowdown, script })
  const at = await findPlace(
    tab,
    `document.querySelector('offer-dock')?.shadowRoot?.querySelector('[data-od=badge-open]')`,
  )
  if (isWarm) {
    await tab.point('mouseMoved', at)
    await tab.evaluateIn('/offerdock/panel', until(`document.querySelector('#panel > *')`))
    await settle()
  }
  await click(tab, at)
  const [linkAtMs, standardAtMs] = await tab.evaluateIn<[number, number]>('/offerdock/panel', 'painted')
  const clickedAtMs = await tab.evaluate<number>('clickedAtMs')
  await tab.close()
  return { interactiveMs: linkAtMs - clickedAtMs, standardMs: standardAtMs - clickedAtMs }
}

/** The same of a frame with next to nothing in it, always cold. */
export async function measureFloor({ devTools, floorUrl }: Stage): Promise<number> {
  const tab = await openTab(devTools, { url: floorUrl, slowdown, script: watch({ link: '[data-od=floor]' }) })
  const at = await findPlace(tab, `document.querySelector('#open')`)
  await click(tab, at)
  const [paintedAtMs] = await tab.evaluateIn<[number]>('/floor', 'painted')
  const clickedAtMs = await tab.evaluate<number>('clickedAtMs')
  await tab.close()
  return paintedAtMs - clickedAtMs
}

const settle = () => new Promise((resolve) => setTimeout(resolve, settleMs))

const until = (expression: string) => `new Promise((resolve) => {
  const timer = setInterval(() => { if (${expression}) resolve(clearInterval(timer)) }, 20)
})`

async function findPlace(tab: Tab, element: string): Promise<{ x: number; y: number }> {
  await tab.evaluate(until(element))
  await settle()
  return tab.evaluate(
    `(({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 }))((${element}).getBoundingClientRect())`,
  )
}

async function click(tab: Tab, at: { x: number; y: number }) {
  await tab.point('mousePressed', at)
  await tab.point('mouseReleased', at)
}
