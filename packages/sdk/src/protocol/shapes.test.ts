import { expect, test } from 'vitest'
import { count, nullable, oneOf, optional, readShape, text } from './shapes.ts'

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
