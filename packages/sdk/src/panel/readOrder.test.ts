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

test.each([{ orderRef: '' }, { currency: 'cny' }, { category: 'phones' }, { orderMinor: 1e13 }])(
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
