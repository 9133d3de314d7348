const table = 'confirms'

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function withRows<T>(act: (rows: IDBObjectStore) => IDBRequest<T>, clientId: string): Promise<T> {
  const opening = indexedDB.open(`offerdock:${clientId}`, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(table, { keyPath: 'id' })
  const database = await done(opening)
  const result = await done(act(database.transaction(table, 'readwrite').objectStore(table)))
  database.close()
  return result
}

/** What the panel of a client keeps in the browser's database. */
export const keptRows = (clientId = 'pk_test') => withRows<Record<string, unknown>[]>((rows) => rows.getAll(), clientId)
export const writeRow = (row: object, clientId = 'pk_test') => withRows((rows) => rows.put(row), clientId)
export const dropRows = (clientId = 'pk_test') => done(indexedDB.deleteDatabase(`offerdock:${clientId}`))
