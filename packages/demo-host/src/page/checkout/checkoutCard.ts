import { formatYuan } from '../../money.ts'
import type { Product } from '../../products.ts'
import { element, icon } from '../element.ts'
import type { Language } from '../language.ts'
import type { Texts } from '../texts.ts'

export type CardState =
  | { state: 'opening' | 'awaiting' | 'confirming' | 'failed' | 'unconfirmed' | 'reserved' | 'released' }
  | { state: 'paid' | 'refunded'; orderNumber: string; refundedMinor: number }

/** The checkout of one product: address, goods, what is to pay, and a slot where the dock goes. */
export function checkoutCard(product: Product, language: Language, onClose: () => void) {
  const heading = element('h2', { tabindex: '-1' })
  const close = element('button', { type: 'button', class: 'quiet round' }, icon('M6 6l12 12M18 6L6 18'))
  const address = element('address')
  const addressTitle = element('h3')
  const name = element('span', { class: 'row-name' })
  const detail = element('span', { class: 'row-detail' })
  const quantity = element('span', { class: 'row-detail' })
  const sums = element('dl', { class: 'sums' })
  const payment = element('h3')
  const slot = element('div', { class: 'dock-slot' })
  const status = element('p', { class: 'order-status', 'data-demo': 'order-status', role: 'status' })
  let shown: CardState = { state: 'opening' }

  const price = formatYuan(product.priceMinor)
  const showStatus = () => {
    status.dataset.state = shown.state
    status.textContent = describeState(shown, language.texts)
  }
  const stop = language.watch((texts, tag) => {
    heading.textContent = texts.checkout
    close.setAttribute('aria-label', texts.close)
    addressTitle.textContent = texts.address
    address.replaceChildren(...texts.addressLines.map((text) => element('span', {}, text)))
    name.textContent = product.name[tag]
    detail.textContent = product.detail[tag]
    quantity.textContent = `${texts.quantity} 1`
    sums.replaceChildren(
      ...sumRow(texts.goods, price),
      ...sumRow(texts.shipping, formatYuan(0)),
      ...sumRow(texts.due, price),
    )
    payment.textContent = texts.payment
    showStatus()
  })
  close.addEventListener('click', onClose)

  const view = element(
    'section',
    { class: 'card checkout', 'data-demo': 'checkout', 'data-product-id': product.id },
    element('div', { class: 'checkout-head' }, heading, close),
    element('div', { class: 'address' }, addressTitle, address),
    element(
      'div',
      { class: 'row' },
      element('span', { class: 'tile' }, productImage(product)),
      element('span', { class: 'row-text' }, name, detail),
      element('span', { class: 'row-sum' }, element('span', { class: 'price' }, price), quantity),
    ),
    sums,
    element('div', { class: 'payment' }, element('div', { class: 'payment-head' }, payment, status), slot),
  )
  return {
    view,
    heading,
    slot,
    shown: () => shown,
    show(next: CardState) {
      shown = next
      showStatus()
    },
    remove() {
      stop()
      view.remove()
    },
  }
}

function describeState(shown: CardState, texts: Texts): string {
  const text = texts[shown.state]
  if (shown.state !== 'paid' && shown.state !== 'refunded') return text
  const isPart = shown.state === 'paid' && shown.refundedMinor > 0
  return `${text}${shown.orderNumber}${isPart ? ` · ${texts.partlyRefunded}${formatYuan(shown.refundedMinor)}` : ''}`
}

const productImage = ({ id }: Product) => element('img', { alt: '', src: `/art/${id}.svg`, width: '64', height: '64' })

const sumRow = (label: string, sum: string) => [element('dt', {}, label), element('dd', {}, sum)]
