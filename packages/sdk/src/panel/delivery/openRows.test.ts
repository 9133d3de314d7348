import { expect, test } from 'vitest'
import { openRows } from './openRows.ts'

/** A database that does nothing by itself. */
function fakeFactory() {
  const found: { onsuccess?: () => void; result: unknown[] } = { result: [] }
  const transaction = { objectStore: () => ({ getAll: () => found, put() {}, delete() {} }) } as {
    objectStore: () => object
    oncomplete?: () => void
  }
  const asked: unknown[] = []
  const database = {
    transaction(...args: unknown[]) {
      asked.push(args)
      return transaction
    },
  }
  const request = { result: database } as { result: object; onsuccess?: () => void }
  const factory = { open: () => request } as unknown as IDBFactory
  return { factory, request, found, transaction, asked }
}

test('a step is asked of the disk itself, and over when it has it', async () => {
  const { factory, request, found, transaction, asked } = fakeFactory()
  let isOver = false
  const step = openRows('offerdock:pk', () => factory).change(() => ({ put: [], result: 7 }))
  void step.then(() => {
    isOver = true
  })
  request.onsuccess?.()
  await null
  await null
  await null
  expect(asked).toEqual([['confirms', 'readwrite', { durability: 'strict' }]])
  found.onsuccess?.()
  for (let i = 0; i < 9; i++) await null
  expect(isOver).toBe(false)
  transaction.oncomplete?.()
  expect(await step).toBe(7)
})
