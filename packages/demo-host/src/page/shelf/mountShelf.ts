import { formatYuan } from '../../money.ts'
import { type Product, products } from '../../products.ts'
import { element } from '../element.ts'
import type { Language } from '../language.ts'

/** All products of the show, each with its price and a way to its checkout. */
export function mountShelf(language: Language, onBuy: (productId: string) => void): HTMLElement {
  const heading = element('h2')
  language.watch((texts) => {
    heading.textContent = texts.shelf
  })
  const rows = products.map((product) => productRow(product, language, onBuy))
  return element('section', { class: 'card shelf' }, heading, element('ul', { class: 'rows' }, ...rows))
}

function productRow(product: Product, language: Language, onBuy: (productId: string) => void): HTMLElement {
  const name = element('span', { class: 'row-name' })
  const detail = element('span', { class: 'row-detail' })
  const buy = element('button', { type: 'button', class: 'buy soft', 'data-demo': 'buy' })
  buy.addEventListener('click', () => onBuy(product.id))
  language.watch((texts, tag) => {
    name.textContent = product.name[tag]
    detail.textContent = product.detail[tag]
    buy.textContent = texts.buy
    buy.setAttribute('aria-label', `${texts.buy} · ${product.name[tag]}`)
  })
  return element(
    'li',
    { class: 'row', 'data-demo': 'product', 'data-product-id': product.id },
    element(
      'span',
      { class: 'tile' },
      element('img', { alt: '', src: `/art/${product.id}.svg`, width: '64', height: '64' }),
    ),
    element(
      'span',
      { class: 'row-text' },
      name,
      detail,
      element('span', { class: 'price' }, formatYuan(product.priceMinor)),
    ),
    buy,
  )
}
