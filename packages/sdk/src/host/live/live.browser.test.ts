import { HttpResponse } from 'msw'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Catalog } from '../../contract/catalog.ts'
import { catalogOf } from '../../testing/catalogOf.ts'
import type { OpenedPanel } from '../open/openPanel.ts'
import {
  mountDock,
  nextEvent,
  serveCatalog,
  serveParts,
  serveRooms,
  snapshotOf,
  useDockLab,
} from '../testing/dockLab.ts'

useDockLab()

/** A currency that no catalog is known in yet, so that each test has its own; the bank answers in CNY all the same. */
let currencies = 0
let currency = ''
const serve = (changes: Partial<Catalog> = {}) => serveCatalog(() => HttpResponse.json(catalogOf(changes)))
/** The real time, also while a test gives the device another one. */
const realNow = () => Math.round(performance.timeOrigin + performance.now())

beforeEach(() => {
  currency = `L${String.fromCharCode(65 + currencies / 26, 65 + (currencies++ % 26))}`
  serve()
  serveRooms(() => snapshotOf({ now: realNow() }))
  // Between two snapshots lie some seconds; every other timer keeps its time.
  const { setTimeout } = window
  vi.spyOn(window, 'setTimeout').mockImplementation(((use: () => void, ms = 0) =>
    setTimeout(use, ms > 2_500 && ms < 5_000 ? 10 : ms)) as typeof window.setTimeout) // without the overload for Node
  return () => vi.restoreAllMocks()
})

const dayMs = 86_400_000
const deviceIsOff = (byMs: number) => vi.spyOn(Date, 'now').mockImplementation(() => realNow() + byMs)
const isOpenFor = (ms: number) => ({ opensAt: realNow() - 1_000, closesAt: realNow() + ms })

test('with windows in the catalog no figure stands there before the bank has said what time it is', async () => {
  serve(isOpenFor(60_000))
  deviceIsOff(dayMs)
  const answers: ((response: Response) => void)[] = []
  serveRooms(() => (answers.length > 0 ? snapshotOf({ now: realNow() }) : new Promise((give) => answers.push(give))))
  const { dock, text } = mountDock({ room: 'clock-1', currency })
  await nextEvent(dock, 'ready')
  expect(text()).toBe('可用信用卡分期，查看总额与年化利率')
  await expect.poll(() => answers.length).toBe(1)
  answers[0]?.(snapshotOf({ now: realNow() }))
  await expect.poll(text).toContain('13.03%')
})

test('a window closes on time on a device whose clock is a day behind', async () => {
  serve(isOpenFor(1_500))
  deviceIsOff(-dayMs)
  const { dock, text } = mountDock({ room: 'clock-2', currency })
  await expect.poll(text).toContain('13.03%')
  expect(await nextEvent(dock, 'empty')).toMatchObject({ code: 'expired' })
  expect(dock.element.getBoundingClientRect().height).toBe(44)
})

test('a window opens on time on a device whose clock is a day ahead', async () => {
  serve({ opensAt: realNow() + 1_500 })
  deviceIsOff(dayMs)
  const { dock, text } = mountDock({ room: 'clock-3', currency })
  expect(await nextEvent(dock, 'empty')).toMatchObject({ code: 'no-offer' })
  await expect.poll(text, { timeout: 5_000 }).toContain('13.03%')
})

test('a withdrawn plan leaves the line without figures, everything withdrawn leaves the empty box, and both come back', async () => {
  let withdrawn = { everything: false, plans: ['p12'] }
  serveRooms(() => snapshotOf({ now: realNow(), withdrawn }))
  const { dock, text } = mountDock({ room: 'room-1', currency })
  await expect.poll(text).toBe('可用信用卡分期，查看总额与年化利率')
  withdrawn = { everything: true, plans: [] }
  expect(await nextEvent(dock, 'empty')).toMatchObject({ code: 'no-offer' })
  expect([text(), dock.element.getBoundingClientRect().height]).toEqual(['', 44])
  withdrawn = { everything: false, plans: [] }
  await nextEvent(dock, 'ready')
  expect(text()).toContain('13.03%')
})

test('a room that speaks of another catalog makes the dock ask for it', async () => {
  const now = performance.now.bind(performance)
  let skippedMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now() + skippedMs)
  serveRooms(() => snapshotOf({ version: '2' }))
  const { text } = mountDock({ room: 'room-2', currency })
  await expect.poll(text).toContain('13.03%')
  serve({ version: '2', teaserPlanId: 'p6' })
  skippedMs = 5_000
  await expect.poll(text).toContain('6 期')
})

test('only a dock in view asks about its room', async () => {
  const asked: string[] = []
  serveRooms((room) => {
    asked.push(room)
    return snapshotOf()
  })
  const below = mountDock({ room: 'below', currency })
  const hidden = mountDock({ room: 'hidden', currency })
  const anchor = below.dock.element.parentElement as HTMLElement
  anchor.style.marginTop = '300vh'
  hidden.dock.element.style.display = 'none'
  const seen = mountDock({ room: 'seen', currency })
  document.body.prepend(seen.dock.element.parentElement as HTMLElement)
  await expect.poll(() => asked.filter((room) => room === 'seen').length).toBeGreaterThan(3)
  expect(asked).not.toContain('below')
  expect(asked).not.toContain('hidden')
  anchor.style.marginTop = ''
  hidden.dock.element.style.display = ''
  await expect.poll(() => asked).toEqual(expect.arrayContaining(['below', 'hidden']))
})

/** A panel that does nothing, and what was done with it. */
function fakePanel() {
  const did: string[] = []
  const panel: OpenedPanel = {
    isLost: false,
    send: () => {},
    tellOrder: () => {},
    show: () => did.push('show'),
    hide: () => did.push('hide'),
    destroy: () => did.push('destroy'),
  }
  const loadOpenPart = async () => () => {
    did.push('make')
    return panel
  }
  return { did, loadOpenPart }
}

const isActive = (is: boolean) => vi.spyOn(navigator.userActivation, 'isActive', 'get').mockReturnValue(is)

test('open() of a script without an act of the viewer is refused with no-gesture', async () => {
  const { did, loadOpenPart } = fakePanel()
  serveParts({ loadOpenPart })
  const { dock, part } = mountDock({ currency })
  await nextEvent(dock, 'ready')
  isActive(false)
  for (const push of [dock.open, () => part('badge-open')?.click()]) {
    const refused = nextEvent(dock, 'error')
    push()
    expect(await refused).toMatchObject({ code: 'no-gesture' })
  }
  expect([dock.state, did]).toEqual(['ready', []])
  isActive(true)
  const opened = nextEvent(dock, 'open')
  dock.open()
  await opened
  await expect.poll(() => did).toEqual(['make', 'show'])
})

test('what the viewer has open is not taken away when its time is over, nor while the room withdraws it', async () => {
  const { did, loadOpenPart } = fakePanel()
  serveParts({ loadOpenPart })
  const terms = isOpenFor(1_500)
  serve(terms)
  const { dock, text } = mountDock({ room: 'clock-4', currency })
  await expect.poll(text).toContain('13.03%')
  isActive(true)
  const opened = nextEvent(dock, 'open')
  dock.open()
  await opened
  await expect.poll(realNow, { timeout: 5_000 }).toBeGreaterThan(terms.closesAt)
  document.dispatchEvent(new Event('visibilitychange')) // as when the viewer comes back from signing in
  await Promise.resolve()
  expect([dock.state, did]).toEqual(['open', ['make', 'show']])
  const ended = nextEvent(dock, 'empty')
  dock.close()
  expect(await ended).toMatchObject({ code: 'expired' })
  expect(did).toEqual(['make', 'show', 'hide', 'destroy'])
})

test('closed before its part has arrived, nothing opens', async () => {
  let arrive = () => {}
  const { did, loadOpenPart } = fakePanel()
  const { createLiveDock } = await import('./createLiveDock.ts')
  serveParts({ loadOpenPart, loadLivePart: () => new Promise((come) => (arrive = () => come(createLiveDock))) })
  const { dock } = mountDock({ currency })
  let opens = 0
  dock.on('open', () => opens++)
  await nextEvent(dock, 'ready')
  isActive(true)
  dock.open()
  dock.close()
  arrive()
  await nextEvent(dock, 'impression')
  expect([opens, did]).toEqual([0, []])
})

test('a part that is blocked is blocked-script on a click, and the click after may succeed', async () => {
  const { did, loadOpenPart } = fakePanel()
  serveParts({ loadLivePart: () => Promise.reject(new Error('blocked')) })
  const { dock, text } = mountDock({ room: 'clock-5', currency })
  await nextEvent(dock, 'ready')
  isActive(true)
  const failed = nextEvent(dock, 'error')
  dock.open()
  expect(await failed).toMatchObject({ code: 'blocked-script' })
  expect(text()).toContain('点此重试')
  const { createLiveDock } = await import('./createLiveDock.ts')
  serveParts({ loadOpenPart, loadLivePart: async () => createLiveDock })
  dock.open()
  await expect.poll(() => did).toEqual(['make', 'show'])
})

test.each([
  ['comes back', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['is online again', () => window.dispatchEvent(new Event('online'))],
])('a part that did not arrive is tried again when the page %s, not at once', async (_, happen) => {
  const now = performance.now.bind(performance)
  let skippedMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now() + skippedMs)
  const { createLiveDock } = await import('./createLiveDock.ts')
  let loads = 0
  serveParts({
    loadLivePart: () => (loads++ ? Promise.resolve(createLiveDock) : Promise.reject(new Error('blocked'))),
  })
  const { dock } = mountDock({ currency })
  await expect.poll(() => loads).toBe(1)
  for (let time = 0; time < 3; time++) {
    happen()
    await new Promise((resolve) => requestIdleCallback(resolve))
  }
  expect(loads).toBe(1)
  skippedMs = 5_000
  happen()
  await nextEvent(dock, 'impression')
  expect(loads).toBe(2)
})

const saveData = (is: boolean) => {
  Object.defineProperty(navigator, 'connection', { value: { saveData: is }, configurable: true })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'connection'))
}

test('the panel is made ready when the viewer shows intent, never on load, and never against Save-Data', async () => {
  const { did, loadOpenPart } = fakePanel()
  let loads = 0
  serveParts({
    loadOpenPart: () => {
      loads++
      return loadOpenPart()
    },
  })
  const { dock, part } = mountDock({ currency })
  const point = () => part('badge')?.parentElement?.dispatchEvent(new PointerEvent('pointerenter'))
  await nextEvent(dock, 'impression') // a second in view
  saveData(true)
  point()
  expect(loads).toBe(0)
  saveData(false)
  point()
  point()
  await expect.poll(() => did).toEqual(['make'])
})

test('a pin that comes before the viewer’s eyes makes the panel ready when the page is idle', async () => {
  const { did, loadOpenPart } = fakePanel()
  serveParts({ loadOpenPart })
  const { dock } = mountDock({ currency })
  await nextEvent(dock, 'impression')
  expect(did).toEqual([])
  dock.update({ pin: 'pin-8', product: 'sku-43', order: 'ord-2', amount: '1000' })
  await expect.poll(() => did).toEqual(['make'])
})
