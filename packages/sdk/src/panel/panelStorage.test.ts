import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { compileSchema } from '../contract/compileSchema.ts'
import { createPanelStorage } from './panelStorage.ts'

const shape = compileSchema(z.strictObject({ token: z.string() }))

function fakeStorage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  }
}

test('what was written survives a reload and is kept apart by client', () => {
  const session = fakeStorage()
  createPanelStorage('pk_a', () => session).write('session', { token: 't' })
  expect(createPanelStorage('pk_a', () => session).read('session', shape)).toEqual({ token: 't' })
  expect(createPanelStorage('pk_b', () => session).read('session', shape)).toBe(null)
})

test('memory does where storage throws on access', () => {
  const storage = createPanelStorage('pk_a', () => {
    throw new DOMException('blocked', 'SecurityError')
  })
  storage.write('session', { token: 't' })
  expect(storage.read('session', shape)).toEqual({ token: 't' })
  storage.remove('session')
  expect(storage.read('session', shape)).toBe(null)
})

test('what no longer has its shape is nothing', () => {
  const session = fakeStorage()
  session.setItem('offerdock:pk_a:session', '{"token":1}')
  session.setItem('offerdock:pk_a:other', '{')
  const storage = createPanelStorage('pk_a', () => session)
  expect(storage.read('session', shape)).toBe(null)
  expect(storage.read('other', shape)).toBe(null)
})

test('a removed value does not come back from storage', () => {
  const session = fakeStorage()
  const storage = createPanelStorage('pk_a', () => session)
  storage.write('session', { token: 't' })
  storage.remove('session')
  expect(createPanelStorage('pk_a', () => session).read('session', shape)).toBe(null)
})

test('what is the viewer’s can be forgotten at once; the page of its own keeps its way back', () => {
  const session = fakeStorage()
  createPanelStorage('pk_b', () => session).write('session', { token: 'b' })
  const storage = createPanelStorage('pk_a', () => session)
  for (const name of ['session', 'confirm:ord-1', 'page']) storage.write(name, { token: 'a' })
  storage.clear()
  expect([...Array(session.length)].map((_, place) => session.key(place))).toEqual([
    'offerdock:pk_b:session',
    'offerdock:pk_a:page',
  ])
  expect(storage.read('session', shape)).toBe(null)
})
