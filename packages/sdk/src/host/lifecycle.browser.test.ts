import { HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { catalogOf } from '../testing/catalogOf.ts'
import { defineDockElement } from './defineDockElement.ts'
import { countOurs } from './testing/countOurs.ts'
import {
  mountDock,
  nextEvent,
  offerDock,
  phone,
  serveCatalog,
  serveRooms,
  snapshotOf,
  useDockLab,
} from './testing/dockLab.ts'

useDockLab()
beforeEach(() => {
  serveCatalog()
  serveRooms(() => snapshotOf())
})

const place = () => {
  const anchor = document.createElement('div')
  document.body.append(anchor)
  return anchor
}
const textIn = (element: Element) => element.shadowRoot?.querySelector('[data-od=badge]')?.textContent ?? ''

const nothing = { timers: 0, listeners: 0, observers: 0 }
/** Until what has just happened is through: tasks that were queued before, and those which they queue. */
const settled = async () => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve))
}

test('a hundred docks and a thousand pins leave nothing of ours behind', async () => {
  const ours = countOurs()
  const { dock } = mountDock({ room: 'room-1' })
  await nextEvent(dock, 'impression')
  for (let pin = 0; pin < 1_000; pin++) {
    dock.update({ pin: `pin-${pin}`, product: `sku-${pin}`, amount: `${1_000 + pin}`, room: `room-${pin % 3}` })
    await Promise.resolve()
  }
  const nodes = dock.element.shadowRoot?.querySelectorAll('*').length ?? 0
  expect(nodes).toBeLessThan(15)
  dock.destroy()
  await settled()
  expect(ours()).toEqual(nothing)
  const anchor = place()
  for (let i = 0; i < 100; i++) {
    const one = offerDock().mount(anchor, { ...phone, room: 'room-1' })
    if (i % 2) await nextEvent(one, 'ready')
    one.destroy()
    await Promise.resolve()
    expect(one.element.shadowRoot?.querySelector('.box')?.childElementCount).toBe(0)
  }
  expect(anchor.childElementCount).toBe(0)
  await settled()
  expect(ours()).toEqual(nothing)
})

test('destroyed with everything under way, a dock ends each of it', async () => {
  const ours = countOurs()
  // A window that has still to close, a room, an impression that is running, the hour of the catalog.
  serveCatalog(() => HttpResponse.json(catalogOf({ closesAt: Date.now() + 3_600_000 })))
  const { dock } = mountDock({ room: 'room-9', currency: 'HKD' })
  await nextEvent(dock, 'impression')
  dock.update({ product: 'sku-2' })
  await expect.poll(ours).toEqual({ timers: 4, listeners: 7, observers: 3 })
  dock.destroy()
  await settled()
  expect(ours()).toEqual(nothing)
  const failing = mountDock({ currency: 'USD' })
  serveCatalog(() => HttpResponse.error())
  await nextEvent(failing.dock, 'error')
  expect(ours()).toMatchObject({ timers: 1 })
  failing.dock.destroy()
  await settled()
  expect(ours()).toEqual(nothing)
})

test('over a whole life nothing is written to the console', async () => {
  const methods = (Object.keys(console) as (keyof Console)[]).filter((name) => typeof console[name] === 'function')
  const written: string[] = []
  for (const name of methods) vi.spyOn(console, name as 'log').mockImplementation(() => void written.push(name))
  const { dock } = mountDock({ room: 'room-1' })
  const types: string[] = []
  for (const type of ['ready', 'impression', 'empty', 'error'] as const) dock.on(type, () => types.push(type))
  await nextEvent(dock, 'impression')
  for (const amount of ['1', '4,999.00', '4999']) {
    dock.update({ amount })
    await Promise.resolve()
  }
  const refused = nextEvent(dock, 'error')
  dock.open()
  await refused
  serveCatalog(() => HttpResponse.error())
  dock.update({ currency: 'GBP' })
  await nextEvent(dock, 'error')
  dock.destroy()
  await settled()
  vi.restoreAllMocks()
  expect([written, types]).toEqual([[], ['ready', 'impression', 'empty', 'error', 'ready', 'error', 'error']])
})

test('mounted twice as StrictMode does, there is one dock and it says ready once', async () => {
  const anchor = place()
  const first = offerDock().mount(anchor, phone)
  first.destroy()
  const second = offerDock().mount(anchor, phone)
  let readies = 0
  first.on('ready', () => readies++)
  second.on('ready', () => readies++)
  await nextEvent(second, 'impression')
  expect([anchor.childElementCount, readies, second.state]).toEqual([1, 1, 'ready'])
})

test('taken off by a router and put back later, the same element works again', async () => {
  const { dock } = mountDock()
  await nextEvent(dock, 'ready')
  const anchor = dock.element.parentElement as HTMLElement
  dock.element.remove()
  await expect.poll(() => dock.state).toBe('idle')
  const back = nextEvent(dock, 'ready')
  anchor.append(dock.element)
  await back
  expect(textIn(dock.element)).toContain('13.03%')
})

test.each(['at once', 'while the catalog is on its way', 'by its own listener'])(
  'destroyed %s, it is quiet',
  async (when) => {
    const ours = countOurs()
    const errors: string[] = []
    const listen = ({ message }: ErrorEvent) => errors.push(message)
    window.addEventListener('error', listen)
    const { dock } = mountDock({ currency: when === 'by its own listener' ? 'CNY' : 'TWD', room: 'room-1' })
    let events = 0
    for (const type of ['ready', 'error', 'empty'] as const) dock.on(type, () => events++)
    if (when === 'by its own listener') {
      dock.on('ready', dock.destroy)
      await nextEvent(dock, 'ready')
      events = 0
    }
    if (when === 'while the catalog is on its way') await Promise.resolve()
    dock.destroy()
    await settled()
    expect(ours()).toEqual(nothing)
    const other = mountDock()
    await nextEvent(other.dock, 'impression')
    expect([events, errors]).toEqual([0, []])
    window.removeEventListener('error', listen)
  },
)

test('inside a closed shadow root and below an open one', async () => {
  for (const mode of ['closed', 'open'] as const) {
    const root = place().attachShadow({ mode })
    const holder = document.createElement('div')
    holder.lang = 'en'
    root.append(holder)
    const dock = offerDock().mount(holder, { ...phone, locale: null })
    await nextEvent(dock, 'ready')
    expect(textIn(dock.element)).toContain('APR (simple) 13.03%')
    dock.destroy()
  }
})

test('adopted into a frame of the same origin and back, it has its badge, its look and one life', async () => {
  const ours = countOurs()
  const frame = document.createElement('iframe')
  place().append(frame)
  const inner = frame.contentDocument as Document
  const { dock } = mountDock({ room: 'room-1' })
  await nextEvent(dock, 'ready')
  const anchor = dock.element.parentElement as HTMLElement
  for (const target of [inner.body, anchor]) {
    const again = nextEvent(dock, 'ready')
    dock.update({ pin: target.baseURI }) // what the dock had still to do falls to the new one
    target.append(dock.element)
    await again
    expect(dock.element.ownerDocument).toBe(target.ownerDocument)
    expect(textIn(dock.element)).toContain('13.03%')
    const button = dock.element.shadowRoot?.querySelector('[data-od=badge-open]') as HTMLElement
    expect(target.ownerDocument.defaultView?.getComputedStyle(button).display).toBe('flex')
  }
  dock.destroy()
  await settled()
  expect(ours()).toEqual(nothing)
})

test('of two versions on a page the first definition serves all docks', async () => {
  const before = customElements.get('offer-dock')
  const never = () => Promise.reject(new Error('not the first'))
  const second = defineDockElement({
    clientId: 'pk_other',
    bankOrigin: 'http://other.test',
    locale: undefined,
    loadLivePart: never,
    loadOpenPart: never,
    loadDiagnose: never,
  })
  expect(customElements.get('offer-dock')).toBe(before)
  const dock = second(place(), phone)
  expect((await nextEvent(dock, 'ready')).context.client).toBe('pk_test_demo')
})

test('listeners that throw are the page’s own: the dock, its events and the other docks go on', async () => {
  const messages: string[] = []
  const listen = (event: ErrorEvent) => {
    messages.push(event.message)
    event.preventDefault()
  }
  window.addEventListener('error', listen)
  const [first, second] = [mountDock(), mountDock()]
  for (const type of ['ready', 'impression', 'empty'] as const) {
    first.dock.on(type, () => {
      throw new Error(`the page’s ${type}`)
    })
  }
  await Promise.all([nextEvent(first.dock, 'impression'), nextEvent(second.dock, 'impression')])
  first.dock.update({ amount: '1' })
  await nextEvent(first.dock, 'empty')
  expect([first.dock.state, second.dock.state]).toEqual(['empty', 'ready'])
  expect(messages.map((message) => message.replace('Uncaught Error: ', ''))).toEqual([
    'the page’s ready',
    'the page’s impression',
    'the page’s empty',
  ])
  window.removeEventListener('error', listen)
})
