import type { EventExtras, EventType } from '../contract/events.ts'
import type { PanelMessage } from '../protocol/messages.ts'
import { askHost, type Reply } from './askHost.ts'
import type { OpenedPanel } from './open/openPanel.ts'
import { readHostOrder, textOf } from './readDockOrder.ts'
import { relayConversion } from './relayConversion.ts'
import type { Runtime } from './runtime.ts'

export interface PanelOpener {
  readonly isOpen: boolean
  /** What panels are about from now on. One for another order or amount is taken down; else it is told. */
  setOrder(order: PanelOrder): void
  /** Makes a panel ready, out of sight; until it is opened it is told nothing and says nothing. */
  warm(): void
  open(): void
  close(): void
  /** Closes, and takes the panel down. */
  stop(): void
}

export interface PanelOrder {
  /** Undefined when the dock names none: then nothing can be opened. */
  orderRef: string | undefined
  orderMinor: number
  currency: string
  locale: string
}

interface Parts {
  element: HTMLElement
  runtime: Pick<Runtime, 'clientId' | 'bankOrigin' | 'loadOpenPart'>
  dockId: string
  emit<T extends EventType>(type: T, extras: EventExtras[T], init?: (event: CustomEvent) => void, id?: string): void
  /** The part that opens panels did not load. */
  onBlockedScript(): void
}

/** The dock's side of the panel: opens it on demand, turns what it says into events, and answers its conversions. */
export function createPanelOpener({ element, runtime, dockId, emit, onBlockedScript }: Parts): PanelOpener {
  let order: PanelOrder | null = null
  let panel: OpenedPanel | null = null
  let isOpen = false
  /** A panel that was never opened knows of no order: it serves for any. */
  let isUsed = false
  let turn = 0
  // By the conversion's id: the panel says one again after a reload; the page hears it once, the panel its answer each time.
  const answers = new Map<string, Promise<Reply>>()

  const convert = ({ id, at, ...extras }: Extract<PanelMessage, { type: 'panel:converted' }>['body']) => {
    let answer = answers.get(id)
    if (!answer) {
      answer = askHost((init) => emit('conversion', extras, init, id))
      answers.set(id, answer)
      relayConversion(textOf(element, 'relay-to'), { id, at, ...extras })
    }
    answer.then((reply) => panel?.send({ type: 'host:answer', body: { id, ...reply } }))
  }

  const receive = ({ type, body }: PanelMessage) => {
    switch (type) {
      case 'panel:selected':
        return emit('select', body)
      case 'panel:quoted':
        return emit('quote', body)
      case 'panel:consented':
        return emit('consent', body)
      case 'panel:converted':
        return convert(body)
      case 'panel:declined':
        return emit('decline', {})
      case 'panel:empty':
        return emit('empty', body)
      case 'panel:failed':
        return emit('error', body)
      case 'panel:closed':
        return opener.close()
      case 'panel:ready':
      case 'panel:resized':
        return // the frame's own affair
      default:
        return type satisfies never
    }
  }

  const create = async () => {
    const mine = ++turn
    const openPanel = await runtime.loadOpenPart().catch(() => null)
    if (mine !== turn || !order || (!openPanel && !isOpen)) return
    if (!openPanel) {
      emit('error', { code: 'blocked-script' })
      opener.close()
      return onBlockedScript()
    }
    panel = openPanel({
      element,
      url: `${runtime.bankOrigin}/offerdock/panel?client=${encodeURIComponent(runtime.clientId)}`,
      locale: order.locale,
      readOrder: (layout) => order && readHostOrder(element, { dock: dockId, layout, ...order }),
      receive,
      onBlocked: (message) => isOpen && emit('error', { code: 'blocked-frame', ...(message && { message }) }),
      onClose: () => opener.close(),
    })
    if (isOpen) panel.show()
  }

  const drop = () => {
    turn++
    panel?.destroy()
    panel = null
    isUsed = false
  }

  const opener: PanelOpener = {
    get isOpen() {
      return isOpen
    },
    setOrder(next) {
      const isAnother = (['orderRef', 'orderMinor', 'currency'] as const).some((name) => order?.[name] !== next[name])
      if (isAnother && isUsed) opener.stop()
      order = next
      if (isUsed) panel?.tellOrder()
    },
    warm() {
      if (!panel && !isOpen && order?.orderRef) create()
    },
    open() {
      if (isOpen || !order) return
      if (!order.orderRef) {
        return emit('error', {
          code: 'bad-config',
          message: 'order is missing or not a reference',
        })
      }
      if (panel?.isLost) drop()
      isOpen = true
      isUsed = true
      emit('open', {})
      if (!panel) create()
      else if (isOpen) panel.show() // unless a listener closed it again
    },
    close() {
      if (!isOpen) return
      isOpen = false
      if (panel) panel.hide()
      else turn++ // the script that is on its way comes too late
      emit('close', {})
    },
    stop() {
      opener.close()
      drop()
    },
  }
  return opener
}
