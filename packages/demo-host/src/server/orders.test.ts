import { expect, test } from 'vitest'
import { products } from '../products.ts'
import { createOrders } from './orders.ts'

const [phone] = products

test('every checkout gets its own reference and order number, at the price of the server', () => {
  const orders = createOrders()
  const opened = Array.from({ length: 50 }, () => orders.open(phone))
  expect(new Set(opened.map(({ orderRef }) => orderRef)).size).toBe(50)
  expect(new Set(opened.map(({ orderNumber }) => orderNumber)).size).toBe(50)
  for (const order of opened) {
    expect(order).toMatchObject({ productId: 'phone', orderMinor: 499900, currency: 'CNY', agreement: null })
    expect(orders.find(order.orderRef)).toBe(order)
  }
})

test('beyond the limit the oldest order is forgotten', () => {
  const orders = createOrders(2)
  const [first, second, third] = [orders.open(phone), orders.open(phone), orders.open(phone)]
  expect(orders.find(first.orderRef)).toBeUndefined()
  expect(orders.find(second.orderRef)).toBe(second)
  expect(orders.find(third.orderRef)).toBe(third)
})
