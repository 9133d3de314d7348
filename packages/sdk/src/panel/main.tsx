import { findPanelLocale } from '../i18n/panel/index.ts'
import { onBootstrap } from '../protocol/bootstrap.ts'
import { type Connection, connectPort } from '../protocol/connectPort.ts'
import { postConversion } from '../protocol/conversion.ts'
import { type HostMessage, hostMessages, type PanelMessage } from '../protocol/messages.ts'
import { createBankApi } from './bankApi.ts'
import { createScreen } from './createScreen.tsx'
import { isWellFramed } from './isWellFramed.ts'
import { keepSeen } from './keepSeen.ts'
import { keepSized } from './keepSized.ts'
import { createPanelStorage, readSession } from './panelStorage.ts'
import { type PanelConfig, readConfig } from './readConfig.ts'
import { runCheckout } from './runCheckout.ts'

/** `panel.<hash>.js`: the panel on its own page of the bank, inside a frame of the host. It lives as long as the page. */
function startPanel(root: HTMLElement, config: PanelConfig) {
  const { clientId, origins } = config
  let connection: Connection<PanelMessage> | undefined
  let hostOrigin = ''
  const storage = createPanelStorage(clientId, () => sessionStorage)
  const tell = (message: PanelMessage) => connection?.send(message)
  const checkout = runCheckout({
    bank: createBankApi({ baseUrl: location.origin, readToken: () => readSession(storage)?.token }),
    storage,
    clientId,
    hostOrigin: () => hostOrigin,
    locale: findPanelLocale(document.documentElement.lang || navigator.language),
    tell,
    announce: (conversion) => postConversion(parent, hostOrigin, conversion),
    render: createScreen(root, config),
  })

  const receive = (message: HostMessage) => {
    if (message.type === 'host:order') {
      document.documentElement.dataset.theme = message.body.theme
      document.documentElement.dataset.layout = message.body.layout
    }
    checkout.receive(message)
  }
  const place = {
    isFramed: parent !== window,
    ownOrigin: location.origin,
    parentOrigin: location.ancestorOrigins?.[0],
    nonce: location.hash.slice(1),
  }
  if (!isWellFramed(origins, place)) return checkout.refuse()
  onBootstrap({ source: parent, origins, nonce: place.nonce }, (port, origin) => {
    hostOrigin = origin
    connection = connectPort(port, hostMessages, receive)
    tell({ type: 'panel:ready', body: {} })
    keepSized(root, (heightPx) => tell({ type: 'panel:resized', body: { heightPx } }))
    keepSeen(root, checkout.reopen)
  })
}

const root = document.getElementById('panel')
const config = readConfig(document.getElementById('offerdock-config')?.textContent)
if (root) startPanel(root, config ?? { clientId: '', origins: [], lenderName: {}, hotline: '', minorUnits: {} })
