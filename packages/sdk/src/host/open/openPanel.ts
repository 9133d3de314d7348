import type { BadgeTexts } from '../../i18n/badge/index.ts'
import type { HostMessage, HostOrder, PanelMessage } from '../../protocol/messages.ts'
import { connectFrame } from './connectFrame.ts'
import { createLayer } from './createLayer.ts'
import { currentLayout, keepPlaced, type Layout, readPlacement } from './placeLayer.ts'

export interface PanelOptions {
  /** The dock: the anchor, and the owner of the shadow root that the layer lives in. */
  element: HTMLElement
  url: string
  texts: BadgeTexts
  readOrder(layout: Layout): HostOrder | null
  receive(message: PanelMessage): void
  onBlocked(): void
  /** The viewer asked on the host's side to close. */
  onClose(): void
}

export interface OpenedPanel {
  /** The frame was blocked, or has left for another page: only a new panel can help. */
  readonly isLost: boolean
  send(message: HostMessage): void
  /** Sends the order if the dock has changed since. */
  tellOrder(): void
  show(): void
  /** Out of sight, but alive: a confirm on its way is not cut off. */
  hide(): void
  destroy(): void
}

export type OpenPanel = (options: PanelOptions) => OpenedPanel

/** Opens the bank's panel for a dock: a layer with the frame in it, placed, connected and shown. */
export function openPanel({ element, url, texts, readOrder, receive, onBlocked, onClose }: PanelOptions): OpenedPanel {
  const layer = createLayer(element, texts)
  let stopPlacing = () => {}
  let isLost = false
  let told = ''

  const { frame, send, disconnect } = connectFrame({
    url,
    title: texts.panelTitle,
    receive(message) {
      // The focus that the frame got before its document was there never reached the panel.
      if (message.type === 'panel:ready' && element.shadowRoot?.activeElement === frame) {
        frame.blur()
        frame.focus()
      }
      if (message.type === 'panel:resized') layer.fit(message.body.heightPx)
      receive(message)
    },
    onLost() {
      isLost = true
      frame.remove()
      layer.showBlocked(onClose)
      onBlocked()
    },
  })
  layer.root.append(frame)

  const onKey = (event: KeyboardEvent) => {
    // Escape also cancels what is being composed in the page's chat.
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) onClose()
  }
  const onPress = (event: Event) => {
    if (layer.root.dataset.layout === 'sheet' && !event.composedPath().includes(layer.root)) onClose()
  }
  const listen = (change: 'addEventListener' | 'removeEventListener') => {
    document[change]('keydown', onKey as EventListener)
    document[change]('pointerdown', onPress)
  }
  const panel: OpenedPanel = {
    get isLost() {
      return isLost
    },
    send,
    tellOrder() {
      const order = readOrder(currentLayout())
      const text = JSON.stringify(order)
      if (!order || text === told) return
      told = text
      send({ type: 'host:order', body: order })
    },
    show() {
      panel.hide()
      panel.tellOrder()
      layer.root.showPopover?.()
      layer.root.hidden = false
      stopPlacing = keepPlaced(element, layer.root, readPlacement(element.getAttribute('placement')))
      listen('addEventListener')
      frame.focus()
    },
    hide() {
      stopPlacing()
      listen('removeEventListener')
      const hadFocus = layer.root.contains(element.shadowRoot?.activeElement ?? null)
      layer.root.hidePopover?.()
      layer.root.hidden = true
      if (hadFocus) element.shadowRoot?.querySelector<HTMLElement>('[data-od=badge-open]')?.focus()
    },
    destroy() {
      panel.hide()
      disconnect()
      layer.root.remove()
    },
  }
  panel.show()
  return panel
}
