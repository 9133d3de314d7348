import type { EventExtras } from '../contract/events.ts'
import { badgeTexts } from '../i18n/badge/index.ts'
import { createBox } from './createBox.ts'
import { createPainter } from './createPainter.ts'
import { type Badge, decideBadge } from './decideBadge.ts'
import { type Emit, emitEvent } from './emitEvent.ts'
import type { CatalogAnswer } from './fetchCatalog.ts'
import { followCatalog } from './followCatalog.ts'
import { keepLive } from './keepLive.ts'
import { nearestLang } from './nearestLang.ts'
import type { BadgeCatalog } from './readCatalog.ts'
import { readBadgeOrder, textOf } from './readDockOrder.ts'
import type { BadgeView } from './renderBadge.ts'
import type { Runtime } from './runtime.ts'

export type DockState = 'idle' | 'loading' | 'ready' | 'open' | 'empty' | 'error'

/** What one `<offer-dock>` does, apart from being an element. */
export interface DockCore {
  readonly state: DockState
  /** Reads the attributes again, at the end of the current task; calls before that count as one. */
  refresh(): void
  /** The element has another place in the document, and with that its frame has lost its page. */
  moved(): void
  /** Opens the panel, on an act of the viewer; `isClick`: the browser vouches for a press of the badge. */
  open(isClick?: boolean): void
  close(): void
  /** Stops everything and empties the box, for good. */
  stop(): void
}

const freshMs = 60_000
/** While the room speaks of a catalog that is not ours: an edge may go on giving the old one for a minute. */
const renewMs = 5_000

let docks = 0

/** Brings an element to life: its badge and events, and what `live/` adds once the badge shows. */
export function createDock(element: HTMLElement, runtime: Runtime): DockCore {
  const dockId = `dock-${++docks}`
  const box = createBox(element)
  let state: DockState = 'idle'
  let isStopped = false
  let isQueued = false
  /** The part that opens panels did not load: the badge says so until the next try or another order. */
  let isBlocked = false
  let said = ''
  let judged = ''
  let currency = ''
  let version = ''
  let view: BadgeView | null = null
  let stopCatalog = () => {}

  const emit: Emit = (type, extras, init, id) => emitEvent(element, { type, extras, dockId, runtime, id }, init)

  const painter = createPainter(box, (isTrusted) => core.open(isTrusted))

  const paint = () => {
    if (view) painter.draw(isBlocked ? { ...view, badge: { kind: 'blocked' } } : view)
  }
  const setBlocked = (is: boolean) => {
    isBlocked = is
    paint()
  }

  const clear = () => {
    painter.clear()
    view = null
  }

  /** Says a state once, and again only after another one. */
  const say = (type: 'ready' | 'empty' | 'error', extras: EventExtras['ready' | 'empty' | 'error']) => {
    state = type
    const key = `${type} ${JSON.stringify(extras)}`
    if (said === key) return
    said = key
    emit(type, extras)
  }

  const fail = (extras: EventExtras['error']) => {
    clear()
    live.follow(null)
    say('error', extras)
  }

  const show = (catalog: BadgeCatalog, badge: Badge, orderMinor: number) => {
    const { changesAt } = catalog
    const { locale, texts } = badgeTexts([
      textOf(element, 'locale'),
      runtime.locale,
      nearestLang(element),
      catalog.locale,
    ])
    box.lang = texts.lang
    if (badge.kind === 'nothing') {
      const { kind, ...extras } = badge
      view = null
      painter.draw({ badge, catalog, texts })
      live.follow({ order: null, changesAt })
      return say('empty', extras)
    }
    view = { badge, catalog, texts }
    paint()
    const order = { orderRef: textOf(element, 'order'), orderMinor, currency: catalog.currency.code, locale }
    live.follow({ order, changesAt })
    say('ready', {})
  }

  const judge = (answer: CatalogAnswer) => {
    if ('failed' in answer) {
      const message = answer.failed === 'bad-config' ? `The bank does not know client "${runtime.clientId}"` : undefined
      return fail({ code: answer.failed, ...(message && { message }) })
    }
    const { catalog, isIndicative } = answer
    const order = readBadgeOrder(element, catalog.currency.minorUnits)
    if (typeof order === 'string') return fail({ code: 'bad-config', message: order })
    version = catalog.version
    const decided = decideBadge(catalog, order, { atMs: live.nowMs(), withdrawn: live.facts?.withdrawn })
    const badge = decided.kind === 'figures' && isIndicative ? { ...decided, isIndicative } : decided
    const key = JSON.stringify(order)
    // What the viewer may be about to confirm is not taken away by the time or the room: the bank holds what it quoted.
    if (badge.kind === 'nothing' && live.isOpen && key === judged) return
    if (key !== judged) isBlocked = false
    judged = key
    show(catalog, badge, order.orderMinor)
  }

  const refresh = (maxAgeMs = live.facts && live.facts.version !== version ? renewMs : freshMs) => {
    isQueued = false
    if (isStopped || !element.isConnected) return
    const wanted = element.getAttribute('currency') ?? ''
    if (wanted !== currency) {
      // A price in another currency must not stand there while the catalog is on its way.
      clear()
      live.follow(null)
      currency = wanted
    }
    if (!view) state = 'loading'
    let stop = () => {}
    if (/^[A-Z]{3}$/.test(wanted)) stop = followCatalog(runtime, wanted)((answer) => listen(answer), maxAgeMs)
    else fail({ code: 'bad-config', message: `currency="${wanted}" is not an ISO 4217 code` })
    // Only now: the last one to stop would abort a request that is still wanted.
    stopCatalog()
    stopCatalog = stop
    if (isStopped) stop() // by a listener of the page, just now
  }

  const listen = (answer: CatalogAnswer) => {
    try {
      judge(answer)
    } catch {
      // A catalog that this runtime misreads must not become an error of the page.
      fail({ code: 'bank-error' })
    }
  }

  const core: DockCore = {
    get state() {
      return live.isOpen ? 'open' : state
    },
    refresh() {
      if (isQueued) return
      isQueued = true
      queueMicrotask(() => refresh())
    },
    moved: () => live.moved(),
    open(isClick) {
      if (state !== 'ready') return
      setBlocked(false)
      live.open(isClick)
    },
    close: () => live.close(),
    stop() {
      isStopped = true
      removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', core.refresh)
      stopCatalog()
      live.stop()
      clear()
      state = 'idle'
    },
  }
  const live = keepLive({
    element,
    box,
    runtime,
    dockId,
    emit,
    onChange: core.refresh,
    onBlockedScript: () => setBlocked(true),
  })
  /** What was shown or failed while the device was offline is asked for at once. */
  const retry = () => refresh(0)
  addEventListener('online', retry)
  // A page that was away may hold a catalog that is no longer the bank's.
  document.addEventListener('visibilitychange', core.refresh)
  return core
}
