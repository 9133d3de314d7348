import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropRows, keptRows } from '../testing/keptRows.ts'
import { bankWorker } from '../testing/mountPanel.ts'
import { find, press, useCheckout } from '../testing/useCheckout.ts'

const { mountSignedIn } = useCheckout()
const name = 'offerdock:pk_test'
const uncaught: unknown[] = []
const note = (event: Event) => uncaught.push(event)

beforeEach(() => {
  uncaught.length = 0
  addEventListener('error', note)
  addEventListener('unhandledrejection', note)
})
afterEach(() => {
  removeEventListener('error', note)
  removeEventListener('unhandledrejection', note)
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const opened = (version: number) =>
  new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name, version)
    request.onsuccess = () => resolve(request.result)
  })

/** Each makes the database fail in one way and gives what ends that. */
const hostilities: Record<string, () => Promise<() => unknown>> = {
  'is not to be touched at all': async () => {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB') ?? {}
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true,
      get() {
        throw new DOMException('third-party storage is blocked', 'SecurityError')
      },
    })
    return () => Object.defineProperty(globalThis, 'indexedDB', descriptor)
  },
  'was opened by a later version': async () => {
    const later = await opened(2)
    later.close()
    return () => {}
  },
  'is held by another tab that will not let go': async () => {
    const held = await opened(1)
    const removed = dropRows()
    return () => {
      held.close()
      return removed
    }
  },
  'has no room': async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    return () => {}
  },
  'aborts every transaction': async () => {
    const { transaction } = IDBDatabase.prototype
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      const made = transaction.apply(this, args)
      queueMicrotask(() => made.abort())
      return made
    })
    return () => {}
  },
}

test.each(Object.keys(hostilities))('where the database %s, the purchase is made all the same', async (how) => {
  const end = await hostilities[how]?.()
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review', 'confirm', 'done')
  expect(panel.announced).toHaveLength(1)
  expect([...panel.bank.confirmations.keys()]).toEqual([panel.announced[0]?.id])
  panel.send({ type: 'host:answer', body: { id: panel.announced[0]?.id ?? '', outcome: 'accepted' } })
  await vi.waitFor(() => expect(panel.root.textContent).toContain('The shop has accepted your order.'))
  await end?.()
  expect(uncaught).toEqual([])
})

test.each([
  ['is cleared', dropRows],
  ['is upgraded by another tab', async () => (await opened(2)).close()],
])('where the database %s while the confirm is at the bank, it is confirmed once', async (_, meddle) => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  let keptBefore = 0
  bankWorker.use(
    http.post('*/confirm', async () => {
      keptBefore = (await keptRows()).length
      await meddle()
    }),
  )
  await press(panel, 'confirm', 'done')
  expect(keptBefore).toBe(1)
  expect([...panel.bank.confirmations.keys()]).toEqual([panel.announced[0]?.id])
  expect(uncaught).toEqual([])
})

test('where nothing can be kept, a lost answer is still asked for under the same id', async () => {
  const end = await hostilities['is not to be touched at all']?.()
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  const keys: (string | null)[] = []
  bankWorker.use(
    http.post('*/confirm', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      return keys.length === 1 ? HttpResponse.error() : undefined
    }),
  )
  await press(panel, 'confirm', 'problem', 'done')
  expect(keys.length).toBeGreaterThan(1)
  expect(new Set(keys)).toEqual(new Set([panel.announced[0]?.id]))
  await end?.()
  expect(uncaught).toEqual([])
})

test('the panel keeps nothing in localStorage', async () => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review', 'confirm', 'done')
  expect(Object.keys(localStorage).filter((key) => key.startsWith('offerdock'))).toEqual([])
})
