import type { ApiSession } from './apiSession.ts'

/** The moments of a confirm in which a browser may be killed. */
export const killWindows = [
  'before it is on the disk',
  'on the disk, not yet sent',
  'at the bank, the answer on its way',
  'answered, not yet marked',
  'marked, the host has not answered',
  'while old rows are removed',
  'at random',
] as const

export type KillWindow = (typeof killWindows)[number]

/** Asked for by the panel when it has come to the moment; nobody answers. */
export const momentPath = '/moment'

export interface Moment {
  window: KillWindow
  /** What signs the viewer in: as if they had done so on the bank's page, in this browser too. */
  session: ApiSession
  bankOrigin: string
}

/**
 * Runs in every frame before its own scripts. In the panel it stops time at the moment: a request that waits for its answer
 * holds the thread right before the step is taken, until the browser is killed.
 */
export function armMoment({ window: moment, session, bankOrigin }: Moment) {
  if (location.origin !== bankOrigin) return
  sessionStorage.setItem('offerdock:pk_test_demo:session', JSON.stringify(session))
  const stopHere = () => {
    const request = new XMLHttpRequest()
    request.open('GET', '/moment', false)
    request.send()
  }
  const { put, delete: remove } = IDBObjectStore.prototype
  const { fetch } = globalThis
  IDBObjectStore.prototype.put = function (row, ...key) {
    if (row.state === 'new' && moment === 'before it is on the disk') stopHere()
    if (row.state === 'acked' && moment === 'answered, not yet marked') stopHere()
    if (row.state === 'acked' && moment === 'marked, the host has not answered') {
      this.transaction.addEventListener('complete', stopHere)
    }
    return put.call(this, row, ...key)
  }
  IDBObjectStore.prototype.delete = function (key) {
    if (moment === 'while old rows are removed') stopHere()
    return remove.call(this, key)
  }
  globalThis.fetch = (input, init) => {
    if (moment === 'on the disk, not yet sent' && `${input}`.endsWith('/confirm')) stopHere()
    return fetch(input, init)
  }
}

/** A row that is due to be removed at the panel's next step on its rows. Runs in the panel's frame. */
export async function leaveOldRow() {
  const opening = indexedDB.open('offerdock:pk_test_demo', 1)
  await new Promise((resolve) => {
    opening.onsuccess = resolve
  })
  const database = opening.result
  const transaction = database.transaction('confirms', 'readwrite')
  transaction.objectStore('confirms').put({
    id: '0197a1b2-c3d4-7abc-8def-0123456789ab',
    orderRef: 'ord-old',
    who: '0'.repeat(64),
    state: 'told',
    atMs: Date.now() - 25 * 3_600_000,
  })
  await new Promise((resolve) => {
    transaction.oncomplete = resolve
  })
  database.close()
}
