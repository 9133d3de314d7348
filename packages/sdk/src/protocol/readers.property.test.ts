import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootstrapShape, readBootstrap } from './bootstrap.ts'
import { hostMessages, panelMessages } from './messages.ts'
import { readShape, type Shape } from './shapes.ts'

const numRuns = Number(process.env.OFFERDOCK_VALUES ?? 20_000)

const shapes: [string, Shape][] = Object.entries({ connect: bootstrapShape, ...hostMessages, ...panelMessages })
const nonce = '0'.repeat(32)
const origin = 'https://shop.example'
const good: Record<string, object> = {
  connect: { offerdock: 1, type: 'connect', nonce },
  'host:order': {
    dock: 'd',
    orderRef: 'ord-1',
    orderMinor: 1,
    currency: 'CNY',
    locale: 'en',
    theme: 'auto',
    layout: 'sheet',
  },
  'host:answer': { id: 'c', outcome: 'accepted' },
  'panel:converted': {
    id: 'c',
    at: 1,
    agreementId: 'a',
    quoteId: 'q',
    orderRef: 'o',
    orderMinor: 1,
    totalMinor: 1,
    currency: 'CNY',
    receipt: 'a.b.c',
  },
  'panel:consented': { purpose: 'sharing', isGiven: true },
  'panel:quoted': { quoteId: 'q', planId: null, orderMinor: 1, totalMinor: 1 },
}

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'polluted',
  'type',
  'receipt',
  'orderMinor',
  'planId',
]
const key = fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 8 }))
/** What the structured clone can carry: also an own `__proto__`, which no literal makes. */
const anything = fc.anything({
  key,
  maxDepth: 5,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withBoxedValues: true,
  values: [
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.bigInt(),
    fc.constantFrom(null, undefined, 'x'.repeat(20_000)),
  ],
})
const fields = fc.array(fc.tuple(key, anything), { minLength: 1, maxLength: 4 })
/** A good message in which some fields were set, added or taken away. */
const bentMessage = fc
  .tuple(fc.constantFrom(...Object.keys(good)), fields, fc.boolean())
  .map(([type, changes, isLess]) => {
    const entries = Object.entries(good[type] ?? {})
    const all = [...(isLess ? entries.slice(1) : entries), ...changes].map(([name, value]) => [
      name,
      { value, enumerable: true, configurable: true, writable: true },
    ])
    return Object.defineProperties({}, Object.fromEntries(all))
  })
const deep = fc.tuple(key, fc.integer({ min: 32, max: 64 })).map(([name, depth]) => {
  const layer = JSON.stringify({ [name]: 0 }).replace(/0}$/, '')
  return JSON.parse(`${layer.repeat(depth)}{"__proto__":{"polluted":1}}${'}'.repeat(depth)}`)
})
const clonable = fc.oneof(anything, bentMessage, bentMessage, deep).map((value) => structuredClone(value))

const prototypes = [Object, Array, Function, String, Number, Map, Set, Date, Promise].map(
  ({ prototype }) => prototype as object,
)
const describePrototypes = () =>
  prototypes.map((prototype) => [
    Reflect.ownKeys(prototype).map(String),
    Object.getPrototypeOf(prototype) === Object.prototype,
  ])

const isPlain = (value: unknown) => value === null || ['string', 'number'].includes(typeof value)

test('no value that a message can carry makes a reader throw, changes a prototype or brings more through than was asked for', () => {
  const before = JSON.stringify(describePrototypes())
  let accepted = 0
  fc.assert(
    fc.property(clonable, (value) => {
      for (const [, shape] of shapes) {
        const read = readShape(shape, value)
        if (!read) continue
        accepted++
        if (Object.getPrototypeOf(read) !== null || !Object.isFrozen(read)) return false
        if (!Object.entries(read).every(([name, field]) => Object.hasOwn(shape, name) && isPlain(field))) return false
      }
      const event = { source: null, origin, data: value, ports: [{}] } as unknown as MessageEvent // it needs a window
      const port = readBootstrap(event, { source: null, origins: [origin], nonce })
      return port === null && Object.getPrototypeOf({}) === Object.prototype && !('polluted' in {})
    }),
    { numRuns },
  )
  expect(JSON.stringify(describePrototypes())).toBe(before)
  expect(accepted).toBeGreaterThan(0)
}, 120_000)
