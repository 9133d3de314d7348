import { formatYuan } from '../../money.ts'
import { element } from '../element.ts'
import type { Language } from '../language.ts'
import type { Pin } from '../pin.ts'

interface PinnedOptions {
  language: Language
  pin: Pin
  onBuy: (productId: string) => void
}

/** The product card over the picture. It changes with the pin; a checkout that is open does not. */
export function pinnedCard({ language, pin, onBuy }: PinnedOptions): HTMLElement {
  const image = element('img', { alt: '', width: '64', height: '64' })
  const mark = element('span', { class: 'pinned-mark' })
  const name = element('span', { class: 'pinned-name' })
  const price = element('span', { class: 'price' })
  const buy = element('button', { type: 'button', class: 'buy', 'data-demo': 'buy' })
  const card = element(
    'article',
    { class: 'pinned', 'data-demo': 'pinned' },
    element('span', { class: 'tile' }, image),
    element('span', { class: 'pinned-text' }, mark, name, price),
    buy,
  )
  const show = () => {
    const { product } = pin
    card.dataset.productId = product.id
    image.src = `/art/${product.id}.svg`
    mark.textContent = language.texts.pinned
    name.textContent = product.name[language.tag]
    price.textContent = formatYuan(product.priceMinor)
    buy.textContent = language.texts.buy
  }
  pin.watch(show)
  language.watch(show)
  buy.addEventListener('click', () => onBuy(pin.product.id))
  return card
}
