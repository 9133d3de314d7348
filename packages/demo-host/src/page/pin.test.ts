import { expect, test } from 'vitest'
import { products } from '../products.ts'
import { createPin } from './pin.ts'

test('the pin moves only when told, gets a new id each time, and comes round', () => {
  const pin = createPin()
  const seen: string[] = []
  const stop = pin.watch(() => seen.push(`${pin.id} ${pin.product.id}`))
  for (const _ of products) pin.next()
  stop()
  pin.next()
  expect(seen).toEqual([...products, products[0]].map((product, i) => `pin-${i + 1} ${product.id}`))
})
