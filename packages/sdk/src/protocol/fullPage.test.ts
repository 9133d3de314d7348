import { expect, test } from 'vitest'
import { readFullPage, returnUrl, writeFullPage } from './fullPage.ts'
import type { HostOrder } from './messages.ts'

const origins = ['https://shop.example']
const order: HostOrder = {
  dock: 'dock-1',
  orderRef: 'ord #1 & co',
  orderMinor: 499_900,
  currency: 'CNY',
  locale: 'zh-CN',
  theme: 'auto',
  layout: 'popover',
  category: '5732',
  pin: '别针',
}

test('order and way back survive the fragment to the last character', () => {
  const address = 'https://shop.example/live/42/?a=1%20b+c&d=%E4%BD%A0#/cart?x=1'
  const read = readFullPage(writeFullPage(order, address), origins)
  expect({ ...read?.order }).toEqual(order)
  expect(read?.back.href).toBe(address)
})

test.each([
  'https://evil.example/',
  'https://shop.example.evil.example/',
  'https://shop.example@evil.example/',
  'https://user@shop.example/',
  'http://shop.example/',
  'https://shop.example:444/',
  'blob:https://shop.example/0b5cbb8c-6f0b-4d5e-8a6e-7d6f0c0b1a2d',
  'javascript:alert(1)//https://shop.example/',
  'data:text/html,https://shop.example/',
  '//shop.example/',
  '/',
  '',
])('a way back to %j is none', (address) => {
  expect(readFullPage(writeFullPage(order, address), origins)).toBeNull()
})

test.each<[string, object]>([
  ['a key that no order has', { viewer: 'ling' }],
  ['an amount that is none', { orderMinor: -1 }],
  ['no reference', { orderRef: undefined }],
])('an order with %s is none', (_, change) => {
  const changed = { ...order, ...change } as HostOrder
  expect(readFullPage(writeFullPage(changed, 'https://shop.example/'), origins)).toBeNull()
})

test('the nonce of a framed panel is no full page', () => {
  expect(readFullPage('0123456789abcdef0123456789abcdef', origins)).toBeNull()
})

test.each([
  ['https://shop.example/live/42', 'https://shop.example/live/42?offerdock=converted'],
  ['https://shop.example/a?b=1%20+#/c?d', 'https://shop.example/a?b=1%20+&offerdock=converted#/c?d'],
])('%s with an agreement is %s, and without one itself', (address, converted) => {
  expect(returnUrl(new URL(address), true)).toBe(converted)
  expect(returnUrl(new URL(address), false)).toBe(address)
})

test.each([
  ['?offerdock=converted', ''],
  ['?a=1&offerdock=converted', '?a=1'],
  ['?offerdock=converted&a=1', '?a=1'],
])('what %s says of an earlier visit is not said of this one', (search, query) => {
  expect(returnUrl(new URL(`https://shop.example/${search}`), false)).toBe(`https://shop.example/${query}`)
})
