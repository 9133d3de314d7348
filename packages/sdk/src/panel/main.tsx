import { findPanelLocale } from '../i18n/panel/index.ts'
import { onBootstrap } from '../protocol/bootstrap.ts'
import { type Connection, connectPort } from '../protocol/connectPort.ts'
import { postConversion } from '../protocol/conversion.ts'
import { returnUrl } from '../protocol/fullPage.ts'
import { type HostMessage, hostMessages, type PanelMessage } from '../protocol/messages.ts'
import { applyTheme } from './applyTheme.ts'
import { createBankApi } from './bankApi.ts'
import { createScreen } from './createScreen.tsx'
import { createDeliveryLoader } from './delivery/loadDelivery.ts'
import { isWellFramed } from './isWellFramed.ts'
import { keepSeen } from './keepSeen.ts'
import { keepSized } from './keepSized.ts'
import { createPanelStorage, readSession } from './panelStorage.ts'
import { type PanelConfig, readConfig } from './readConfig.ts'
import { readOwnPage } from './readOwnPage.ts'
import { runCheckout } from './runCheckout.ts'
import { prepareStandard } from './standard/loadStandard.ts'

/**
 * `panel.<hash>.js`: the panel inside a frame of the host, or as a page of its own where no frame can be. It lives as
 * long as the page.
 */
function startPanel(root: HTMLElement, config: PanelConfig) {
  const { clientId, origins, theme } = config
  if (theme) applyTheme(theme)
  const place = {
    isFramed: parent !== window,
    ownOrigin: location.origin,
    parentOrigin: location.ancestorOrigins?.[0],
    nonce: location.hash.slice(1),
  }
  const storage = createPanelStorage(clientId, () => sessionStorage)
  const fullPage = place.isFramed ? null : readOwnPage(storage, origins, place.nonce)
  const screen = createScreen(root, { ...config, back: fullPage?.back, isFramed: place.isFramed })
  let connection: Connection<PanelMessage> | undefined
  let hostOrigin = fullPage?.back.origin ?? ''
  let isConverted = false
  const tell = (message: PanelMessage) => {
    connection?.send(message)
    // The way out is the viewer's own click here too: nothing but an act of theirs says this.
    if (fullPage && message.type === 'panel:closed') location.assign(returnUrl(fullPage.back, isConverted))
  }
  const checkout = runCheckout({
    bank: createBankApi({ baseUrl: location.origin, readToken: () => readSession(storage)?.token }),
    storage,
    delivery: createDeliveryLoader(clientId),
    clientId,
    hostOrigin: () => hostOrigin,
    locale: findPanelLocale(document.documentElement.lang || navigator.language),
    tell,
    announce(conversion) {
      if (!fullPage) return postConversion(parent, hostOrigin, conversion)
      // The shop's page is not there to answer; the bank's webhook tells its server.
      queueMicrotask(() => checkout.receive({ type: 'host:answer', body: { id: conversion.id, outcome: 'unknown' } }))
    },
    render(next, actions) {
      isConverted = next.step.at === 'done'
      screen(next, actions)
    },
  })

  addEventListener('online', checkout.reconnect)
  const receive = (message: HostMessage) => {
    if (message.type === 'host:order') {
      document.documentElement.dataset.theme = message.body.theme
      document.documentElement.dataset.layout = message.body.layout
    }
    checkout.receive(message)
  }
  if (fullPage) {
    addEventListener('pageshow', checkout.reopen) // by going back, the browser shows the page as it was left
    return receive({ type: 'host:order', body: fullPage.order })
  }
  if (!isWellFramed(origins, place)) return checkout.refuse()
  onBootstrap({ source: parent, origins, nonce: place.nonce }, (port, origin) => {
    hostOrigin = origin
    connection = connectPort(port, hostMessages, receive)
    tell({ type: 'panel:ready', body: {} })
    prepareStandard()
    keepSized(root, (heightPx) => tell({ type: 'panel:resized', body: { heightPx } }))
    keepSeen(root, checkout.reopen)
  })
}

const root = document.getElementById('panel')
const config = readConfig(document.getElementById('offerdock-config')?.textContent)
if (root) startPanel(root, config ?? { clientId: '', origins: [], lenderName: {}, hotline: '', minorUnits: {} })
