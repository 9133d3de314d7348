import { expect, test } from 'vitest'
import { hostMessages } from '../protocol/messages.ts'
import { readShape } from '../protocol/shapes.ts'
import { attributes } from './attributes.ts'
import { readBadgeOrder, readHostOrder } from './readDockOrder.ts'

const elementOf = (given: Record<string, string>) =>
  ({ getAttribute: (name: string) => given[name] ?? null }) as unknown as Element

const all = Object.fromEntries(attributes.map((name) => [name, name === 'stream-ms' ? '812000' : 'x']))
const facts = { dock: 'dock-1', orderMinor: 1, currency: 'CNY', locale: 'en', layout: 'sheet' } as const

test('what leaves the host is exactly what the panel takes, with every attribute set and with few', () => {
  for (const given of [all, { order: 'ord-1' }]) {
    // What a caller holds besides must not slip through.
    const order = readHostOrder(elementOf(given), { ...facts, texts: { total: () => '' } } as typeof facts)
    expect(readShape(hostMessages['host:order'], order)).not.toBeNull()
    expect(structuredClone(order)).toEqual(order)
  }
})

test('where the dock stands and what it avoids stay on the page', () => {
  const order = readHostOrder(elementOf(all), facts)
  expect(Object.keys(order ?? {}).sort()).toEqual(
    [
      'campaign',
      'category',
      'currency',
      'dock',
      'layout',
      'locale',
      'orderMinor',
      'orderRef',
      'pin',
      'product',
      'room',
      'streamMs',
      'streamer',
      'tags',
      'theme',
    ].sort(),
  )
})

test('without an order reference there is no order', () => {
  expect(readHostOrder(elementOf({}), facts)).toBeNull()
  expect(readHostOrder(elementOf({ order: 'x'.repeat(129) }), facts)).toBeNull()
})

test('a badge order names the attribute that is wrong', () => {
  expect(readBadgeOrder(elementOf({ amount: '1,000' }), 2)).toContain('amount="1,000"')
  expect(readBadgeOrder(elementOf({ amount: '1', surface: 'tv' }), 2)).toContain('surface="tv"')
  expect(readBadgeOrder(elementOf({ amount: '1' }), 2)).toEqual({
    orderMinor: 100,
    category: null,
    surface: 'checkout',
  })
})
