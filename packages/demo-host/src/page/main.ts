import { answerConversions } from './answerConversions.ts'
import { mountChat } from './chat/mountChat.ts'
import { mountCheckout } from './checkout/mountCheckout.ts'
import { element } from './element.ts'
import { mountEventLog } from './eventLog/mountEventLog.ts'
import { mountOrderDesk } from './eventLog/mountOrderDesk.ts'
import { createLanguage } from './language.ts'
import { logDockEvents } from './logDockEvents.ts'
import { mountHeader } from './mountHeader.ts'
import { createPin } from './pin.ts'
import { mountShelf } from './shelf/mountShelf.ts'
import { mountStage } from './stage/mountStage.ts'
import { createStreamClock } from './streamClock.ts'
import { createTheme } from './theme.ts'

const root = document.documentElement
const language = createLanguage(root.lang)
const theme = createTheme(root)
const pin = createPin()
const streamMs = createStreamClock(() => performance.now())

const log = mountEventLog(language, () => pin.next())
const beside = element('div', { class: 'side right' }, mountChat(language))
const address = new URL(location.href)
let capturesLater = address.searchParams.get('capture') === 'later'
const desk = mountOrderDesk({
  language,
  capturesLater,
  onCapturesLater(isLater) {
    capturesLater = isLater
    keepInAddress('capture', isLater ? 'later' : 'now')
  },
  log: log.add,
})
log.addTool(desk.view)
const checkout = mountCheckout({
  place: beside,
  language,
  theme,
  pin,
  streamMs,
  capturesLater: () => capturesLater,
  log: log.add,
  onOrder(order) {
    // The bank's full page leads back to this very address; a viewer who comes back asks for this order.
    if (order) keepInAddress('order', order.orderRef)
    desk.take(order)
  },
})
const onBuy = (productId: string) => void checkout.open(productId)

logDockEvents(log.add)
answerConversions({ log: log.add, show: checkout.show })

document.body.append(
  mountHeader(language, theme),
  element(
    'main',
    {},
    mountStage({ language, pin, streamMs, onBuy }),
    beside,
    element('div', { class: 'side left' }, mountShelf(language, onBuy), log.view),
  ),
)

// Language and theme are part of the address, so that what QA sees can be shared as a link.
function keepInAddress(name: string, value: string) {
  const url = new URL(location.href)
  if (url.searchParams.get(name) === value) return
  url.searchParams.set(name, value)
  history.replaceState(null, '', url)
}
language.watch((texts, tag) => {
  root.lang = tag
  document.title = texts.title
  if (tag !== 'zh-CN' || location.search.includes('lang=')) keepInAddress('lang', tag)
})
theme.watch(({ name }) => {
  if (name !== 'auto') keepInAddress('theme', name)
})

// The viewer arrives at the checkout of the pinned product; a link may name another one, `?buy=television`, or none, `?buy=`.
const wanted = address.searchParams.get('buy')
const arrive = () => {
  if (wanted) onBuy(wanted)
  else if (wanted === null) void checkout.open(pin.product.id, { isArrival: true })
}
// The bank's full page led the viewer back here. What became of the order, a platform believes its own server alone.
const returned = address.searchParams.get('offerdock') === 'converted' && address.searchParams.get('order')
if (returned) {
  log.add({ atMs: Date.now(), type: 'returned', detail: { orderRef: returned } })
  void checkout.openAgain(returned).then((isOurs) => isOurs || arrive())
} else arrive()

// A tag that did not load can say nothing itself; the page only notes it and goes on.
addEventListener('load', () => {
  if ('OfferDock' in window) return
  log.add({
    atMs: Date.now(),
    type: 'tag-missing',
    detail: { src: document.querySelector('script[data-client-id]')?.getAttribute('src') ?? '' },
  })
})
