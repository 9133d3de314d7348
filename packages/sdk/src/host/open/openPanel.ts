import type { BadgeTexts } from '../../i18n/badge/index.ts'
import type { HostMessage, HostOrder, PanelMessage } from '../../protocol/messages.ts'
import { connectFrame } from './connectFrame.ts'
import { openStyles } from './openStyles.ts'
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
  send(message: HostMessage): void
  show(): void
  /** Out of sight, but alive: a confirm on its way is not cut off. */
  hide(): void
  destroy(): void
}

export type OpenPanel = (options: PanelOptions) => OpenedPanel

/** Opens the bank's panel for a dock: a layer with the frame in it, placed, connected and shown. */
export function openPanel({ element, url, texts, readOrder, receive, onBlocked, onClose }: PanelOptions): OpenedPanel {
  const { layer, status } = createLayer(element, texts)
  let stopPlacing = () => {}
  let isBlocked = false

  const { frame, send, disconnect } = connectFrame({
    url,
    title: texts.panelTitle,
    receive(message) {
      if (message.type === 'panel:ready') layer.dataset.phase = 'ready'
      if (message.type === 'panel:resized') layer.style.blockSize = `${message.body.heightPx}px`
      receive(message)
    },
    onLost() {
      isBlocked = true
      frame.remove()
      showBlocked(layer, status, texts, onClose)
      onBlocked()
    },
  })
  const order = readOrder(currentLayout())
  if (order) send({ type: 'host:order', body: order })
  layer.append(frame)

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
  }
  const onPress = (event: Event) => {
    if (layer.dataset.layout === 'sheet' && !event.composedPath().includes(layer)) onClose()
  }
  const show = () => {
    layer.hidden = false
    layer.showPopover?.()
    stopPlacing = keepPlaced(element, layer, readPlacement(element.getAttribute('placement')))
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    if (!isBlocked) frame.focus()
  }
  const hide = () => {
    stopPlacing()
    document.removeEventListener('keydown', onKey)
    document.removeEventListener('pointerdown', onPress)
    const hadFocus = element.shadowRoot?.activeElement
    layer.hidePopover?.()
    layer.hidden = true
    if (hadFocus && layer.contains(hadFocus))
      element.shadowRoot?.querySelector<HTMLElement>('[data-od=badge-open]')?.focus()
  }
  show()
  return {
    send,
    show,
    hide,
    destroy() {
      hide()
      disconnect()
      layer.remove()
    },
  }
}

let sheet: CSSStyleSheet | undefined

function createLayer({ shadowRoot }: HTMLElement, texts: BadgeTexts) {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(openStyles)
  }
  const layer = document.createElement('div')
  const status = document.createElement('div')
  layer.className = 'layer'
  layer.popover = 'manual'
  layer.dataset.phase = 'loading'
  layer.setAttribute('role', 'dialog')
  layer.setAttribute('aria-label', texts.panelTitle)
  status.className = 'status'
  status.setAttribute('role', 'status')
  status.textContent = texts.loading
  layer.append(status)
  if (shadowRoot) {
    if (!shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet)
    shadowRoot.append(layer)
  }
  return { layer, status }
}

function showBlocked(layer: HTMLElement, status: HTMLElement, texts: BadgeTexts, onClose: () => void) {
  const close = document.createElement('button')
  close.type = 'button'
  close.dataset.od = 'close'
  close.textContent = texts.close
  close.onclick = onClose
  layer.dataset.phase = 'blocked'
  layer.style.blockSize = ''
  status.replaceChildren(texts.blocked, close)
  close.focus()
}
