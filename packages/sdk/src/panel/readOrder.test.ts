import { expect, test } from 'vitest'
import { isSameOrder, readOrder } from './readOrder.ts'
import { sampleOrder } from './testing/samples.ts'

test('the order is what the contract asks for, in the language of the panel', () => {
  expect(readOrder({ ...sampleOrder, tags: 'phone, new' }, 'en')).toEqual({
    orderRef: 'ord-1',
    orderMinor: 499_900,
    currency: 'CNY',
    category: '5732',
    tags: ['phone', 'new'],
    locale: 'en',
  })
})

test('what it belongs to goes with it, and an empty name is none', () => {
  const live = { product: 'sku-1', room: 'room-1', streamer: 's-9', campaign: '1111', pin: 'pin-1' }
  expect(readOrder({ ...sampleOrder, ...live }, 'en')).toMatchObject(live)
  const asked = readOrder({ ...sampleOrder, product: '', room: '', streamer: '', campaign: '', pin: '' }, 'en')
  expect(asked && JSON.parse(JSON.stringify(asked))).toEqual(readOrder(sampleOrder, 'en'))
})

test.each([{ orderRef: '' }, { currency: 'cny' }, { category: 'phones' }, { orderMinor: 1e13 }, { room: 'a\nb' }])(
  'an order with %o is none',
  (change) => {
    expect(readOrder({ ...sampleOrder, ...change }, 'en')).toBe(null)
  },
)

test('a theme or a language makes no other order, an amount does', () => {
  expect(isSameOrder(sampleOrder, { ...sampleOrder, theme: 'dark', locale: 'en' })).toBe(true)
  expect(isSameOrder(sampleOrder, { ...sampleOrder, orderMinor: 1 })).toBe(false)
  expect(isSameOrder(sampleOrder, { ...sampleOrder, orderRef: 'ord-2' })).toBe(false)
})

test('another pin makes no other order; another room, streamer or campaign does, since the terms may be others', () => {
  const live = { ...sampleOrder, room: 'room-1', streamer: 's-9', campaign: '1111', pin: 'pin-1' }
  expect(isSameOrder(live, { ...live, pin: 'pin-2' })).toBe(true)
  expect(isSameOrder(live, { ...live, room: 'room-2' })).toBe(false)
  expect(isSameOrder(live, { ...live, streamer: 's-8' })).toBe(false)
  expect(isSameOrder(live, { ...live, campaign: 'other' })).toBe(false)
})
