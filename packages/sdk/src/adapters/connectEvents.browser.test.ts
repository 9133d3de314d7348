import { afterEach, beforeEach, expect, test } from 'vitest'
import { mountDock, nextEvent, serveCatalog, useDockLab } from '../host/testing/dockLab.ts'
import { connectEvents, type EventTable } from './connectEvents.ts'
import { shopifyCart, shopifyProduct } from './shopify.ts'

useDockLab()

let stop = () => {}
let dock: HTMLElement
beforeEach(() => {
  serveCatalog()
  dock = document.body.appendChild(document.createElement('offer-dock'))
})
afterEach(() => stop())

const says = (name: string, more: object = {}, target: EventTarget = document.body) =>
  target.dispatchEvent(Object.assign(new Event(name), more))
const shown = () => Object.fromEntries(Array.from(dock.attributes, ({ name, value }) => [name, value]))
/** A promise of the page, and what resolves it. */
function later<T>() {
  let resolve = (_: T) => {}
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
/** After what is resolved already has been handled. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

interface Pinned {
  sku: string
  price: string
}
const player: EventTable = {
  'player:pin': ({ detail }: CustomEvent<Pinned>) => ({ product: detail.sku, amount: detail.price }),
  'player:end': () => ({ pin: null, amount: null }),
  'player:other': () => null,
}

test('an event of a player changes every dock, and one that maps to nothing changes none', async () => {
  const { dock: mounted, text } = mountDock()
  await nextEvent(mounted, 'ready')
  stop = connectEvents(player)
  says('player:pin', { detail: { sku: 'sku-1', price: '1000' } })
  says('player:other')
  expect(shown()).toEqual({ product: 'sku-1', amount: '1000' })
  await expect.poll(text).toContain('1,072.00')
  says('player:end')
  expect(shown()).toEqual({ product: 'sku-1' })
})

test('after the undo nothing changes any more, also not by a promise that is still open', async () => {
  const { promise, resolve } = later<{ amount: string }>()
  stop = connectEvents({ ...player, select: () => promise })
  says('select')
  stop()
  says('player:pin', { detail: { sku: 'sku-1', price: '1000' } })
  resolve({ amount: '7' })
  await settled()
  expect(shown()).toEqual({})
})

test('an event that neither bubbles nor gets through is heard, in a part of the page with docks of its own', () => {
  const other = document.body.appendChild(document.createElement('section'))
  other.addEventListener('timeupdate', (event) => event.stopImmediatePropagation(), { capture: true })
  const video = other.appendChild(document.createElement('video'))
  const own = document.createElement('offer-dock')
  other.append(own)
  stop = connectEvents(
    { timeupdate: () => ({ streamMs: 7000 }) },
    { docks: () => other.querySelectorAll('offer-dock') },
  )
  video.dispatchEvent(new Event('timeupdate'))
  expect(own.getAttribute('stream-ms')).toBe('7000')
  expect(shown()).toEqual({})
})

test('what an older event promised is dropped, whichever promise comes first', async () => {
  const answers = [1, 2].map(() => later<{ product?: string; amount: string }>())
  const [older, newer] = answers.map(({ promise }) => promise)
  let asked = 0
  stop = connectEvents({ ...player, select: () => (asked++ ? newer : older), other: () => older })
  says('select')
  says('select')
  answers[0]?.resolve({ amount: '1' })
  await settled()
  expect(shown()).toEqual({})
  answers[1]?.resolve({ amount: '2' })
  await settled()
  expect(shown()).toEqual({ amount: '2' })
})

test('what was promised is dropped when another event has set the same since, and kept when it has set something else', async () => {
  const { promise, resolve } = later<{ product: string; amount: string }>()
  stop = connectEvents({ ...player, select: () => promise, time: () => ({ streamMs: 7000 }) })
  says('select')
  says('time')
  resolve({ product: 'sku-2', amount: '2' })
  await settled()
  expect(shown()).toEqual({ 'stream-ms': '7000', product: 'sku-2', amount: '2' })
  const late = later<{ product: string; amount: string }>()
  stop()
  stop = connectEvents({ ...player, select: () => late.promise })
  says('select')
  says('player:pin', { detail: { sku: 'sku-1', price: '1000' } })
  late.resolve({ product: 'sku-3', amount: '3' })
  await settled()
  expect(shown()).toMatchObject({ product: 'sku-1', amount: '1000' })
})

test('an event that maps to nothing does not make an older promise of its name old', async () => {
  const { promise, resolve } = later<{ amount: string }>()
  let asked = 0
  stop = connectEvents({ select: () => (asked++ ? null : promise) })
  says('select')
  says('select')
  resolve({ amount: '1' })
  await settled()
  expect(shown()).toEqual({ amount: '1' })
})

test('a promise that fails leaves the dock and the page’s console alone', async () => {
  const unhandled: unknown[] = []
  const note = (event: PromiseRejectionEvent) => {
    event.preventDefault()
    unhandled.push(event.reason)
  }
  window.addEventListener('unhandledrejection', note)
  stop = connectEvents({ select: () => Promise.reject(new Error('no such variant')) })
  says('select')
  await settled()
  window.removeEventListener('unhandledrejection', note)
  expect(unhandled).toEqual([])
  expect(shown()).toEqual({})
})

const money = (amount: string, currencyCode = 'CNY') => ({ amount, currencyCode })
const variant = (amount: string) => ({ id: 'gid://shopify/ProductVariant/1', price: money(amount) })

test('Shopify: a dock beside a product follows the variant that is looked at', async () => {
  stop = connectEvents(shopifyProduct)
  says('shopify:product:view', { context: 'page', product: { selectedVariant: variant('4999.0') } })
  const first = { product: 'gid://shopify/ProductVariant/1', amount: '4999', currency: 'CNY' }
  expect(shown()).toEqual(first)
  says('shopify:product:view', { context: 'collection', product: { selectedVariant: variant('1.0') } })
  says('shopify:product:view', { context: 'page', product: { selectedVariant: null } })
  expect(shown()).toEqual(first)
  says('shopify:product:select', { promise: Promise.resolve({ variant: variant('5299.50') }) })
  await settled()
  expect(shown()).toEqual({ ...first, amount: '5299.5' })
  says('shopify:product:select', { promise: Promise.resolve({ variant: null }) })
  await settled()
  expect(shown()).toEqual({ currency: 'CNY' })
})

test('Shopify: a dock beside the cart follows its total', async () => {
  stop = connectEvents(shopifyCart)
  const cart = (amount: string) => ({ cart: { cost: { totalAmount: money(amount, 'JPY') } } })
  says('shopify:cart:view', cart('5000.0'))
  expect(shown()).toEqual({ amount: '5000', currency: 'JPY' })
  says('shopify:cart:lines-update', { promise: Promise.resolve(cart('10000.0')) })
  await settled()
  expect(shown()).toMatchObject({ amount: '10000' })
  says('shopify:cart:discount-update', { promise: Promise.resolve(cart('9000')) })
  await settled()
  expect(shown()).toMatchObject({ amount: '9000' })
  says('shopify:cart:view', { cart: null })
  expect(shown()).toMatchObject({ amount: '0' })
})
