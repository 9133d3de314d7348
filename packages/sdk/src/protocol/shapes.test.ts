import { expect, test, vi } from 'vitest'
import { count, nullable, oneOf, optional, readShape, text, token } from './shapes.ts'

const shape = { name: text(4), size: count, kind: oneOf('a', 'b'), note: optional(text()), plan: nullable(text()) }
const good = { name: 'abcd', size: 0, kind: 'a', plan: null }

test('a message of the right shape becomes a frozen copy without a prototype', () => {
  const read = readShape(shape, good)
  expect(read).toEqual(good)
  expect(Object.getPrototypeOf(read)).toBeNull()
  expect(Object.isFrozen(read)).toBe(true)
  expect(readShape(shape, { ...good, note: 'n', plan: 'p' })).toEqual({ ...good, note: 'n', plan: 'p' })
})

test.each<[string, unknown]>([
  ['null', null],
  ['text', 'hello'],
  ['an array', [1]],
  ['a missing key', { name: 'a', size: 0, kind: 'a' }],
  ['an unknown key', { ...good, extra: 1 }],
  ['an own __proto__', JSON.parse('{"__proto__":{"polluted":1},"name":"a","size":0,"kind":"a","plan":null}')],
  ['a symbol key', { ...good, [Symbol('s')]: 1 }],
  ['text that is too long', { ...good, name: 'abcde' }],
  ['a negative count', { ...good, size: -1 }],
  ['a fraction', { ...good, size: 0.5 }],
  ['a number beyond 2^53', { ...good, size: 2 ** 53 }],
  ['an unknown choice', { ...good, kind: 'c' }],
  ['an optional key of the wrong kind', { ...good, note: 1 }],
  ['a value that only the prototype has', Object.create(good)],
])('%s is refused', (_, value) => {
  expect(readShape(shape, value)).toBeNull()
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test.each<[string, unknown]>([
  ['an array', []],
  ['a view of bytes', new Uint8Array()],
  ['a boxed text', Object('')],
  ['a Map', new Map()],
  ['a Date', new Date(0)],
])('%s is not taken for an object without keys', (_, value) => {
  expect(readShape({}, {})).not.toBeNull()
  expect(readShape({}, value)).toBeNull()
})

test('of bytes that somebody sends for a message the keys are not listed', () => {
  const listKeys = vi.fn(Reflect.ownKeys)
  expect(readShape({}, new Proxy([1, 2, 3], { ownKeys: listKeys }))).toBeNull()
  expect(listKeys).not.toHaveBeenCalled()
})

test('a value that answers differently when it is asked again is read once', () => {
  const answers = ['abcd', 'far too long']
  const value = { ...good }
  Object.defineProperty(value, 'name', { enumerable: true, get: () => answers.shift() })
  expect(readShape(shape, value)).toEqual(good)
})

test.each([
  ['eyJhbGciOiJFZERTQSJ9.e30.c2ln_-', true],
  ['a'.repeat(41), false],
  ['', false],
  ['a b', false],
  ['ä', false],
  ['<b>', false],
])('%j is a token: %s', (value, expected) => {
  expect(token(40)(value)).toBe(expected)
})

test('what stands on the prototype is no field of a message', () => {
  const pollute = (value: unknown) => Object.defineProperty(Object.prototype, 'name', { value, configurable: true })
  const { name: _, ...nameless } = good
  pollute('abcd')
  try {
    expect(readShape(shape, nameless)).toBeNull()
  } finally {
    Reflect.deleteProperty(Object.prototype, 'name')
  }
})
