import { HttpResponse, http } from 'msw'
import { setupWorker } from 'msw/browser'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { EventDetail } from '../../contract/events.ts'
import { type LiveSnapshot, liveSnapshot } from '../../contract/live.ts'
import { catalogOf } from '../../testing/catalogOf.ts'
import type { DockOptions } from '../attributes.ts'
import type { Dock } from '../defineDockElement.ts'
import { createLiveDock } from '../live/createLiveDock.ts'
import type { Runtime } from '../runtime.ts'
import { type OfferDock, startRuntime } from '../startRuntime.ts'

const bankOrigin = 'http://bank.test'
const worker = setupWorker()
let started: OfferDock | undefined
let calls = 0
const blocked = () => Promise.reject(new Error('blocked'))
const usual: Pick<Runtime, 'loadLivePart' | 'loadOpenPart'> = {
  loadLivePart: async () => createLiveDock,
  loadOpenPart: blocked,
}
let parts = usual

/** The page's API, once `useDockLab` has started it. */
export function offerDock(): OfferDock {
  if (!started) throw new Error('useDockLab was not called')
  return started
}

/** How often a catalog was asked for. */
export const catalogCalls = () => calls

/** Starts the runtime once for a test file, with a bank that answers what `serveCatalog` says and no panels. */
export function useDockLab() {
  beforeAll(async () => {
    await worker.start({ quiet: true })
    const queued: OfferDock[] = []
    Object.assign(window, { OfferDock: { q: [(given: OfferDock) => queued.push(given)] } })
    startRuntime({
      clientId: 'pk_test_demo',
      bankOrigin,
      locale: undefined,
      loadLivePart: () => parts.loadLivePart(),
      loadOpenPart: () => parts.loadOpenPart(),
      loadDiagnose: blocked,
    })
    started = queued[0]
  })
  afterAll(() => worker.stop())
  afterEach(() => {
    document.body.replaceChildren()
    worker.resetHandlers()
    parts = usual
  })
}

/** What the scripts give that are loaded later, from now on until the test ends. */
export const serveParts = (given: Partial<typeof usual>) => {
  parts = { ...usual, ...given }
}

/** What the bank says of every room from now on. */
export const serveRooms = (answer: (room: string) => Response | Promise<Response>) =>
  worker.use(http.get(`${bankOrigin}/v1/live/:room/snapshot`, ({ params }) => answer(`${params.room}`)))

/** A snapshot that follows the contract. */
export const snapshotOf = (changes: Partial<LiveSnapshot> = {}): Response =>
  HttpResponse.json(
    liveSnapshot.parse({
      now: Date.now(),
      sequence: 1,
      version: 'test',
      windows: { open: [], next: [] },
      quotas: [],
      withdrawn: { everything: false, plans: [] },
      pin: null,
      ...changes,
    }),
  )

export const answerCatalog = () => HttpResponse.json(catalogOf())

/** What the bank answers from now on, for every currency. */
export const serveCatalog = (answer: () => Response | Promise<Response> = answerCatalog) =>
  worker.use(
    http.get(`${bankOrigin}/v1/catalog`, () => {
      calls++
      return answer()
    }),
  )

export const phone: DockOptions = {
  product: 'sku-42',
  category: '5732',
  amount: '4999.00',
  currency: 'CNY',
  order: 'ord-1',
  locale: 'zh-CN',
}

export interface MountedDock {
  dock: Dock
  /** The badge as the viewer reads it. */
  text(): string
  /** An element by its `data-od` name. */
  part(name: string): HTMLElement | null
}

export function mountDock(options: DockOptions = {}, widthPx = 480): MountedDock {
  const anchor = document.createElement('div')
  anchor.style.width = `${widthPx}px`
  document.body.append(anchor)
  const dock = offerDock().mount(anchor, { ...phone, ...options })
  const part = (name: string) => dock.element.shadowRoot?.querySelector<HTMLElement>(`[data-od=${name}]`) ?? null
  return { dock, part, text: () => shownText(part('badge')) }
}

/** `textContent` has hidden parts too; a selection has what is shown. */
function shownText(element: HTMLElement | null): string {
  if (!element) return ''
  getSelection()?.selectAllChildren(element)
  return `${getSelection()}`.replace(/\s+/g, ' ').trim()
}

/** The next event of a type on a dock. */
export const nextEvent = (dock: Dock, type: Parameters<Dock['on']>[0]) =>
  new Promise<EventDetail>((resolve) => {
    const off = dock.on(type, (event) => {
      off()
      resolve((event as CustomEvent<EventDetail>).detail)
    })
  })
