import { openTexts } from '../../i18n/badge/openTexts.ts'
import { writeFullPage } from '../../protocol/fullPage.ts'
import { isInAppView } from '../../protocol/isInAppView.ts'
import type { HostMessage, HostOrder, PanelMessage } from '../../protocol/messages.ts'
import { connectFrame } from './connectFrame.ts'
import { createLayer } from './createLayer.ts'
import { createPlacer, currentLayout, type Layout } from './createPlacer.ts'
import { createSheet } from './createSheet.ts'
import { focusedElement, hasFocus, mayTakeFocus } from './focus.ts'

export interface PanelOptions {
  /** The dock: the anchor, and the owner of the shadow root that the layer is at home in. */
  element: HTMLElement
  url: string
  locale: string
  readOrder(layout: Layout): HostOrder | null
  receive(message: PanelMessage): void
  /** The frame did not come, or cannot be where the viewer is looking. */
  onBlocked(message?: string): void
  /** The viewer asked on the host's side to close, or there is nothing left to open beside. */
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

const bareMessage = 'Nothing can be shown above a fullscreen <video>: make an element around it fullscreen'

/** Makes the bank's panel for a dock: a layer with the frame in it, connected, and out of sight until it is shown. */
export function openPanel({ element, url, locale, readOrder, receive, onBlocked, onClose }: PanelOptions): OpenedPanel {
  const texts = openTexts(locale)
  const layer = createLayer(element, texts)
  const { root } = layer
  let isLost = false
  let told = ''
  let focusedBefore: HTMLElement | null = null

  const leave = () => {
    panel.hide()
    onClose()
  }
  /** The same panel as a page of its own, for now; none from a page without an address of the web. */
  const readWay = () => {
    const order = readOrder(currentLayout())
    return order && /^https?:/.test(location.href) ? `${url}#${writeFullPage(order, location.href)}` : null
  }
  const connect = () => {
    const made = connectFrame({
      url,
      title: texts.panelTitle,
      receive(message) {
        // The focus that the frame got before its document was there never reached the panel.
        if (message.type === 'panel:ready' && hasFocus(made.frame)) {
          made.frame.blur()
          made.frame.focus()
        }
        if (message.type === 'panel:resized') layer.fit(message.body.heightPx)
        receive(message)
      },
      onLost() {
        const hadFocus = hasFocus(root)
        isLost = true
        made.frame.remove()
        const way = layer.showBlocked(readWay(), leave)
        if (hadFocus) way.focus()
        onBlocked()
      },
    })
    layer.handle.after(made.frame)
    return made
  }
  let connected = connect()

  const placer = createPlacer({
    dock: element,
    layer,
    sheet: createSheet(root, layer.handle, leave),
    onLayout: () => panel.tellOrder(),
    onMoved(moved) {
      if (moved === 'nowhere') {
        onBlocked(bareMessage)
        return leave()
      }
      if (isLost) return
      // The bank's page has begun anew, and finds its session and what it has sent in its own storage.
      connected.disconnect()
      connected.frame.remove()
      layer.showLoading()
      connected = connect()
      told = ''
      panel.tellOrder()
    },
    onGone: leave,
    onTorn() {
      isLost = true
      leave()
    },
  })

  const onKey = (event: KeyboardEvent) => {
    // Escape also cancels what is being composed in the page's chat.
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
    event.preventDefault() // one Escape closes one thing: a dialog beneath stays
    leave()
  }
  const onPress = (event: Event) => {
    if (root.dataset.layout === 'sheet' && !event.composedPath().includes(root)) leave()
  }
  const listen = (change: 'addEventListener' | 'removeEventListener') => {
    document[change]('keydown', onKey as EventListener)
    document[change]('pointerdown', onPress)
  }
  const panel: OpenedPanel = {
    get isLost() {
      // Its stage was taken off the page while it was hidden there.
      return isLost || !root.isConnected
    },
    send: (message) => connected.send(message),
    tellOrder() {
      const order = readOrder(currentLayout())
      const text = JSON.stringify(order)
      if (!order || text === told) return
      told = text
      const way = isInAppView(navigator.userAgent) && !isLost && readWay()
      if (way) layer.showWay(way)
      connected.send({ type: 'host:order', body: order })
    },
    show() {
      panel.hide()
      panel.tellOrder()
      focusedBefore = focusedElement()
      const takesFocus = mayTakeFocus(element)
      root.hidden = false
      delete root.dataset.warm
      placer.start()
      if (root.hidden) return
      listen('addEventListener')
      if (takesFocus) connected.frame.focus({ preventScroll: true })
    },
    hide() {
      placer.stop()
      listen('removeEventListener')
      const hadFocus = hasFocus(root)
      root.hidePopover?.()
      root.hidden = true
      if (!hadFocus) return
      const badge = element.shadowRoot?.querySelector<HTMLElement>('[data-od=badge-open]')
      const back = focusedBefore?.isConnected ? focusedBefore : badge
      back?.focus({ preventScroll: true })
    },
    destroy() {
      panel.hide()
      connected.disconnect()
      const carrier = (root.getRootNode() as Partial<ShadowRoot>).host
      root.remove()
      if (carrier !== element) carrier?.remove()
    },
  }
  return panel
}
