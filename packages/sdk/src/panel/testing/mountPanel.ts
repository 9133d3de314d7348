import { setupWorker } from 'msw/browser'
import { findPanelLocale } from '../../i18n/panel/index.ts'
import type { HostMessage, HostOrder, PanelMessage } from '../../protocol/messages.ts'
import { createBankApi } from '../bankApi.ts'
import { createScreen } from '../createScreen.tsx'
import { createDeliveryLoader } from '../delivery/loadDelivery.ts'
import { createPanelStorage, readSession } from '../panelStorage.ts'
import type { Converted } from '../reportToHost.ts'
import { runCheckout } from '../runCheckout.ts'
import { createSampleBank, type SampleBankOptions } from './sampleBank.ts'
import { sampleOrder } from './samples.ts'

/** One worker for all tests of a file; each mount brings its own bank. */
export const bankWorker = setupWorker()

/** The panel as its page runs it, with a host that only listens. */
export function mountPanel({
  order,
  clientId = 'pk_test',
  ...options
}: SampleBankOptions & { order?: Partial<HostOrder>; clientId?: string } = {}) {
  const bank = createSampleBank(options)
  bankWorker.resetHandlers(...bank.handlers)
  const root = document.createElement('div')
  document.body.append(root)
  const told: PanelMessage[] = []
  const announced: Converted[] = []
  const storage = createPanelStorage(clientId, () => sessionStorage)
  const checkout = runCheckout({
    bank: createBankApi({ baseUrl: location.origin, readToken: () => readSession(storage)?.token }),
    storage,
    delivery: createDeliveryLoader(clientId),
    clientId,
    hostOrigin: () => 'https://shop.example',
    locale: findPanelLocale('en'),
    tell: (message) => told.push(message),
    announce: (conversion) => announced.push(conversion),
    render: createScreen(root, {
      lenderName: { 'zh-CN': '示例银行', en: 'Sample Bank' },
      hotline: '95500',
      minorUnits: { CNY: 2 },
    }),
  })
  addEventListener('online', checkout.reconnect)
  const send = (message: HostMessage) => checkout.receive(message)
  send({ type: 'host:order', body: { ...sampleOrder, locale: 'en', ...order } })
  return {
    bank,
    root,
    told,
    announced,
    send,
    reopen: checkout.reopen,
    unmount() {
      checkout.stop()
      removeEventListener('online', checkout.reconnect)
      root.remove()
    },
  }
}
