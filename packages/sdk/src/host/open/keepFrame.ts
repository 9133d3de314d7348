import { openTexts } from '../../i18n/badge/openTexts.ts'
import { writeFullPage } from '../../protocol/fullPage.ts'
import { isInAppView } from '../../protocol/isInAppView.ts'
import type { HostMessage } from '../../protocol/messages.ts'
import { connectFrame } from './connectFrame.ts'
import type { Layer } from './createLayer.ts'
import { currentLayout } from './createPlacer.ts'
import { hasFocus } from './focus.ts'
import type { PanelOptions } from './openPanel.ts'

export interface KeptFrame {
  /** The frame was blocked, or has left for another page. */
  readonly isLost: boolean
  focus(): void
  blur(): void
  send(message: HostMessage): void
  /** Sends the order if the dock has changed since. */
  tellOrder(): void
  /** After a move that its page did not survive. */
  restart(): void
  disconnect(): void
}

/** Keeps the bank's frame in the layer and the order told to it; where it does not come, the ways out take its place. */
export function keepFrame(layer: Layer, options: PanelOptions, leave: () => void): KeptFrame {
  const { url, locale, readOrder, receive, onBlocked } = options
  let isLost = false
  let told = ''

  /** The same panel as a page of its own, for now; none from a page without an address of the web. */
  const readWay = () => {
    const order = readOrder(currentLayout())
    return order && /^https?:/.test(location.href) ? `${url}#${writeFullPage(order, location.href)}` : null
  }
  const connect = () => {
    const made = connectFrame({
      url,
      title: openTexts(locale).panelTitle,
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
        const hadFocus = hasFocus(layer.root)
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

  const kept: KeptFrame = {
    get isLost() {
      return isLost
    },
    focus: () => connected.frame.focus({ preventScroll: true }),
    blur: () => connected.frame.blur(),
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
    restart() {
      if (isLost) return
      // The bank's page begins anew, and finds its session and what it has sent in its own storage.
      connected.disconnect()
      connected.frame.remove()
      layer.showLoading()
      connected = connect()
      told = ''
      kept.tellOrder()
    },
    disconnect: () => connected.disconnect(),
  }
  return kept
}
