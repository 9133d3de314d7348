import type { EventExtras, EventType } from '../contract/events.ts'
import { badgeTexts } from '../i18n/badge/index.ts'
import { createBox } from './createBox.ts'
import { createImpressions } from './createImpressions.ts'
import { type Badge, decideBadge } from './decideBadge.ts'
import { emitEvent } from './emitEvent.ts'
import { fetchCatalog } from './fetchCatalog.ts'
import { nearestLang } from './nearestLang.ts'
import { createPanelOpener } from './panelOpener.ts'
import type { BadgeCatalog } from './readCatalog.ts'
import { readBadgeOrder, textOf } from './readDockOrder.ts'
import { type BadgeView, renderBadge } from './renderBadge.ts'
import type { Runtime } from './runtime.ts'

export type DockState = 'idle' | 'loading' | 'ready' | 'open' | 'empty' | 'error'

/** What one `<offer-dock>` does, apart from being an element. */
export interface DockCore {
  readonly state: DockState
  /** Reads the attributes again, at the end of the current task; calls before that count as one. */
  refresh(): void
  /** The element has another place in the document, and with that its frame has lost its page. */
  moved(): void
  open(): void
  close(): void
  /** Stops everything and empties the box. */
  stop(): void
}

let docks = 0

/** Brings an element to life: badge, events and, once the viewer asks for it, the panel. */
export function createDock(element: HTMLElement, runtime: Runtime): DockCore {
  const dockId = `dock-${++docks}`
  const box = createBox(element)
  let state: DockState = 'idle'
  let turn = 0
  let isQueued = false
  let said = ''
  let drawn = ''
  let view: BadgeView | null = null
  let stopBadge = () => {}

  const emit = <T extends EventType>(
    type: T,
    extras: EventExtras[T],
    init?: (event: CustomEvent) => void,
    id?: string,
  ) => emitEvent(element, { type, extras, dockId, clientId: runtime.clientId, ...(id ? { id } : {}) }, init)
  const impressions = createImpressions(box, () => emit('impression', {}))
  const opener = createPanelOpener({
    element,
    runtime,
    dockId,
    emit,
    onBlockedScript: () => view && draw({ ...view, badge: { kind: 'blocked' } }),
  })

  /** Draws what differs from what stands there: a press, the focus and a running impression survive other changes. */
  const draw = (next: BadgeView) => {
    const key = JSON.stringify([next.badge, box.lang, next.catalog])
    if (key === drawn) return
    drawn = key
    stopBadge()
    stopBadge = renderBadge(box, next, core.open)
  }

  const clear = () => {
    impressions.stop()
    opener.stop()
    stopBadge()
    box.replaceChildren()
    drawn = ''
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
    say('error', extras)
  }

  const show = (catalog: BadgeCatalog, badge: Badge, orderMinor: number) => {
    const { locale, texts } = badgeTexts([
      textOf(element, 'locale'),
      runtime.locale,
      nearestLang(element),
      catalog.locale,
    ])
    box.lang = locale
    if (badge.kind === 'nothing') {
      clear()
      const { kind, ...extras } = badge
      draw({ badge, catalog, texts })
      return say('empty', extras)
    }
    view = { badge, catalog, texts }
    draw(view)
    opener.setOrder({ orderRef: textOf(element, 'order'), orderMinor, currency: catalog.currency.code, locale, texts })
    say('ready', {})
    impressions.watch(textOf(element, 'product') ?? '')
  }

  const refresh = async () => {
    isQueued = false
    if (!element.isConnected) return
    const mine = ++turn
    const currency = element.getAttribute('currency') ?? ''
    if (!/^[A-Z]{3}$/.test(currency))
      return fail({ code: 'bad-config', message: `currency="${currency}" is not an ISO 4217 code` })
    // A price in another currency must not stand there while the catalog is on its way.
    if (view && view.catalog.currency.code !== currency) clear()
    if (!view) state = 'loading'
    const answer = await fetchCatalog(runtime.bankOrigin, runtime.clientId, currency)
    // The last change wins; an answer to an older one is dropped.
    if (mine !== turn || !element.isConnected) return
    if ('failed' in answer) {
      const message = answer.failed === 'bad-config' ? `The bank does not know client "${runtime.clientId}"` : undefined
      return fail({ code: answer.failed, ...(message ? { message } : {}) })
    }
    const order = readBadgeOrder(element, answer.catalog.currency.minorUnits)
    if (typeof order === 'string') return fail({ code: 'bad-config', message: order })
    show(answer.catalog, decideBadge(answer.catalog, order, Date.now()), order.orderMinor)
  }

  const core: DockCore = {
    get state() {
      return opener.isOpen ? 'open' : state
    },
    refresh() {
      if (isQueued) return
      isQueued = true
      // A catalog that this runtime misreads must not become an error of the page.
      queueMicrotask(() => refresh().catch(() => fail({ code: 'bank-error' })))
    },
    moved: () => opener.stop(),
    open() {
      if (state !== 'ready' || !view) return
      draw(view) // after a blocked script the badge says so until the next try
      opener.open()
    },
    close: () => opener.close(),
    stop() {
      turn++
      removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', core.refresh)
      clear()
      said = ''
      state = 'idle'
    },
  }
  const retry = () => {
    if (state === 'error') core.refresh()
  }
  addEventListener('online', retry)
  // A page that was away may hold a catalog that is no longer the bank's.
  document.addEventListener('visibilitychange', core.refresh)
  return core
}
