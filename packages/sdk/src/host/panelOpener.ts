import type { EventExtras, EventType } from '../contract/events.ts'
import type { BadgeTexts } from '../i18n/badge/index.ts'
import type { PanelMessage } from '../protocol/messages.ts'
import { askHost } from './askHost.ts'
import type { OpenedPanel } from './open/openPanel.ts'
import { readHostOrder, textOf } from './readDockOrder.ts'
import { relayConversion } from './relayConversion.ts'
import type { Runtime } from './runtime.ts'

export interface PanelOpener {
  /** What the next panel is opened with; an open one for another order is taken down. */
  setOrder(order: PanelOrder): void
  /** False when there is nothing to open; the reason was emitted. */
  open(): boolean
  close(): void
  stop(): void
}

export interface PanelOrder {
  orderMinor: number
  currency: string
  locale: string
  texts: BadgeTexts
}

interface Parts {
  element: HTMLElement
  runtime: Runtime
  dockId: string
  emit<T extends EventType>(type: T, extras: EventExtras[T], init?: (event: CustomEvent) => void, id?: string): void
  onClose(): void
}

/** The dock's side of the panel: opens it on demand, turns what it says into events, and answers its conversions. */
export function createPanelOpener({ element, runtime, dockId, emit, onClose }: Parts): PanelOpener {
  let order: PanelOrder | null = null
  let key = ''
  let panel: OpenedPanel | null = null
  let isOpening = false
  const converted = new Set<string>()

  const receive = ({ type, body }: PanelMessage) => {
    switch (type) {
      case 'panel:selected':
        return emit('select', body)
      case 'panel:quoted':
        return emit('quote', body)
      case 'panel:converted': {
        // The panel may say it twice, after a reload; the page hears it once.
        if (converted.has(body.id)) return
        converted.add(body.id)
        const { id, at, ...extras } = body
        const answer = askHost((init) => emit('conversion', extras, init, id))
        relayConversion(textOf(element, 'relay-to'), { id, at, ...extras })
        answer.then((reply) => panel?.send({ type: 'host:answer', body: { id, ...reply } }))
        return
      }
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

  const create = async (wanted: string) => {
    try {
      const openPanel = await runtime.loadOpenPart()
      if (wanted !== key || !isOpening || !order) return
      const { orderMinor, currency, locale, texts } = order
      const readOrder = (layout: 'sheet' | 'popover') =>
        readHostOrder(element, { dock: dockId, orderMinor, currency, locale, layout })
      panel = openPanel({
        element,
        url: `${runtime.bankOrigin}/offerdock/panel?client=${encodeURIComponent(runtime.clientId)}`,
        texts,
        readOrder,
        receive,
        onBlocked: () => emit('error', { code: 'blocked-frame' }),
        onClose: () => opener.close(),
      })
    } catch {
      isOpening = false
      emit('error', { code: 'blocked-script' })
      onClose()
    }
  }

  const opener: PanelOpener = {
    setOrder(next) {
      const nextKey = `${next.orderMinor} ${next.currency} ${next.locale} ${textOf(element, 'order')}`
      if (nextKey !== key) opener.stop()
      order = next
      key = nextKey
    },
    open() {
      if (!order) return false
      if (!textOf(element, 'order')) {
        emit('error', { code: 'bad-config', message: 'order is missing: the bank binds its quote to it' })
        return false
      }
      isOpening = true
      emit('open', {})
      if (panel) panel.show()
      else create(key)
      return true
    },
    close() {
      if (!isOpening) return
      isOpening = false
      panel?.hide()
      emit('close', {})
      onClose()
    },
    stop() {
      opener.close()
      panel?.destroy()
      panel = null
    },
  }
  return opener
}
