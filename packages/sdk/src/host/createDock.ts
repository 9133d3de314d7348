import type { EventExtras, EventType } from '../contract/events.ts'
import { badgeTexts } from '../i18n/badge/index.ts'
import { badgeStyles } from './badgeStyles.ts'
import { type Badge, decideBadge } from './decideBadge.ts'
import { emitEvent } from './emitEvent.ts'
import { fetchCatalog } from './fetchCatalog.ts'
import { nearestLang } from './nearestLang.ts'
import { createPanelOpener, type PanelOpener } from './panelOpener.ts'
import type { BadgeCatalog } from './readCatalog.ts'
import { readBadgeOrder, textOf } from './readDockOrder.ts'
import { renderBadge } from './renderBadge.ts'
import type { Runtime } from './runtime.ts'
import { watchImpression } from './watchImpression.ts'

export type DockState = 'idle' | 'loading' | 'ready' | 'open' | 'empty' | 'error'

/** What one `<offer-dock>` does, apart from being an element. */
export interface DockCore {
  readonly state: DockState
  /** Reads the attributes again, at the end of the current task; calls before that count as one. */
  refresh(): void
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
  let shown = ''
  let seenProduct: string | null = null
  let stopBadge = () => {}
  let stopImpression = () => {}

  const emit = <T extends EventType>(
    type: T,
    extras: EventExtras[T],
    init?: (event: CustomEvent) => void,
    id?: string,
  ) => emitEvent(element, { type, extras, dockId, clientId: runtime.clientId, ...(id ? { id } : {}) }, init)

  const opener: PanelOpener = createPanelOpener({
    element,
    runtime,
    dockId,
    emit,
    onClose: () => {
      if (state === 'open') state = 'ready'
    },
  })

  const clear = (next: DockState, type: 'empty' | 'error', extras: EventExtras['empty' | 'error']) => {
    stopImpression()
    state = next
    const key = `${type} ${JSON.stringify(extras)}`
    if (shown === key) return
    shown = key
    emit(type, extras)
  }

  const show = (catalog: BadgeCatalog, badge: Badge, orderMinor: number) => {
    const { locale, texts } = badgeTexts([
      textOf(element, 'locale'),
      runtime.locale,
      nearestLang(element),
      catalog.locale,
    ])
    box.lang = locale
    stopBadge()
    stopBadge = renderBadge(box, { badge, catalog, texts }, core.open)
    opener.setOrder({ orderMinor, currency: catalog.currency.code, locale, texts })
    if (badge.kind === 'nothing') {
      const { kind, ...extras } = badge
      return clear('empty', 'empty', extras)
    }
    if (state !== 'open') state = 'ready'
    if (!shown.startsWith('ready')) emit('ready', {})
    shown = 'ready'
    watchProduct()
  }

  const watchProduct = () => {
    const product = textOf(element, 'product') ?? ''
    if (seenProduct === product) return
    stopImpression()
    stopImpression = watchImpression(box, () => {
      seenProduct = product
      emit('impression', {})
    })
  }

  const refresh = async () => {
    isQueued = false
    if (!element.isConnected) return
    const mine = ++turn
    const currency = element.getAttribute('currency') ?? ''
    if (!/^[A-Z]{3}$/.test(currency))
      return fail({ code: 'bad-config', message: `currency="${currency}" is not an ISO 4217 code` })
    if (state === 'idle') state = 'loading'
    const answer = await fetchCatalog(runtime.bankOrigin, runtime.clientId, currency)
    // The last change wins; an answer to an older one is dropped.
    if (mine !== turn || !element.isConnected) return
    if ('failed' in answer) return fail({ code: answer.failed })
    const order = readBadgeOrder(element, answer.catalog.currency.minorUnits)
    if (typeof order === 'string') return fail({ code: 'bad-config', message: order })
    show(answer.catalog, decideBadge(answer.catalog, order), order.orderMinor)
  }

  const fail = (extras: EventExtras['error']) => {
    stopBadge()
    box.replaceChildren()
    opener.stop()
    clear('error', 'error', extras)
  }

  const retry = () => {
    if (state === 'error') core.refresh()
  }
  addEventListener('online', retry)

  const core: DockCore = {
    get state() {
      return state
    },
    refresh() {
      if (isQueued) return
      isQueued = true
      queueMicrotask(refresh)
    },
    open() {
      if (state === 'ready' && opener.open()) state = 'open'
    },
    close: () => opener.close(),
    stop() {
      turn++
      removeEventListener('online', retry)
      stopBadge()
      stopImpression()
      opener.stop()
      box.replaceChildren()
      shown = ''
      state = 'idle'
    },
  }
  return core
}

let sheet: CSSStyleSheet | undefined

/** The open shadow root with its box; the sheet is constructed once, so that a page without `unsafe-inline` allows it. */
function createBox(element: HTMLElement): HTMLElement {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(badgeStyles)
  }
  root.adoptedStyleSheets = [sheet]
  const box = document.createElement('div')
  box.className = 'box'
  root.replaceChildren(box)
  return box
}
