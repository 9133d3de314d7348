import { openTexts } from '../../i18n/badge/openTexts.ts'
import type { HostMessage, HostOrder, PanelMessage } from '../../protocol/messages.ts'
import { createLayer } from './createLayer.ts'
import { createPlacer, type Layout } from './createPlacer.ts'
import { createSheet } from './createSheet.ts'
import { focusedElement, hasFocus, mayTakeFocus } from './focus.ts'
import { keepFrame } from './keepFrame.ts'
import { watchLeaving } from './watchLeaving.ts'

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
export function openPanel(options: PanelOptions): OpenedPanel {
  const { element, locale, onBlocked, onClose } = options
  const layer = createLayer(element, openTexts(locale))
  const { root } = layer
  let focusedBefore: HTMLElement | null = null
  let stopWatching = () => {}

  const leave = () => {
    panel.hide()
    onClose()
  }
  const kept = keepFrame(layer, options, leave)
  const placer = createPlacer({
    dock: element,
    layer,
    sheet: createSheet(root, layer.handle, leave),
    onLayout: kept.tellOrder,
    onMoved(moved) {
      if (moved === 'reloaded') return kept.restart()
      onBlocked(bareMessage)
      leave()
    },
    onGone: leave,
  })
  const panel: OpenedPanel = {
    get isLost() {
      // Its stage may also have been taken off the page.
      return kept.isLost || !root.isConnected
    },
    send: kept.send,
    tellOrder: kept.tellOrder,
    show() {
      panel.hide()
      panel.tellOrder()
      focusedBefore = focusedElement()
      const takesFocus = mayTakeFocus(element)
      root.hidden = false
      delete root.dataset.warm
      placer.start()
      if (root.hidden) return
      stopWatching = watchLeaving(root, leave)
      if (takesFocus) kept.focus()
    },
    hide() {
      placer.stop()
      stopWatching()
      if (hasFocus(root)) {
        const badge = element.shadowRoot?.querySelector<HTMLElement>('[data-od=badge-open]')
        const back = focusedBefore?.isConnected ? focusedBefore : badge
        kept.blur() // after a key in a frame of another site, Firefox moves no focus that nobody gave up
        back?.focus({ preventScroll: true })
      }
      root.hidePopover?.()
      root.hidden = true
    },
    destroy() {
      panel.hide()
      kept.disconnect()
      const carrier = (root.getRootNode() as Partial<ShadowRoot>).host
      root.remove()
      if (carrier !== element) carrier?.remove()
    },
  }
  return panel
}
