import { expect, test, vi } from 'vitest'
import { inTurn, type Locks } from './inTurn.ts'

const free: Locks = { request: (_name, _options, act) => act({}) }
const forbidden: Locks = { request: () => Promise.reject(new Error('not for a page like this one')) }

test('what fails in its turn is done once, and fails', async () => {
  const act = vi.fn(async () => {
    throw new Error('cut off')
  })
  await expect(inTurn(free, 'name', act)).rejects.toThrow('cut off')
  expect(act).toHaveBeenCalledOnce()
})

test.each([
  ['a lock that is free', free],
  ['no locks', undefined],
  ['locks that are refused', forbidden],
])('with %s it is done once', async (_, locks) => {
  const act = vi.fn(async () => 7)
  expect(await inTurn(locks, 'name', act)).toBe(7)
  expect(act).toHaveBeenCalledOnce()
})
