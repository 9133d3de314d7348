import type { Change } from './rows.ts'

/** The rows of one client in the browser's database, which is kept apart for each site that the panel is a frame of. */
export interface RowStore {
  /**
   * One atomic step: `decide` sees all that is there, and what it wants has reached the disk when this resolves. Rejects
   * where the browser will not.
   */
  change<T>(decide: (found: unknown[]) => Change<T>): Promise<T>
}

const table = 'confirms'

/**
 * IndexedDB with `durability: 'strict'`: of what `localStorage` and `sessionStorage` have acknowledged, a killed browser may
 * keep nothing. `factory` is called each time, because the mere access may throw.
 */
export function openRows(name: string, factory: () => IDBFactory): RowStore {
  let opening: Promise<IDBDatabase> | null = null
  const forget = () => {
    opening = null
  }

  function open(): Promise<IDBDatabase> {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory().open(name, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'id' })
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        const database = request.result
        // Another version, or whoever clears the site's data, must not wait for this one.
        database.onversionchange = () => {
          forget()
          database.close()
        }
        database.onclose = forget
        resolve(database)
      }
    })
    opening.catch(forget)
    return opening
  }

  return {
    async change(decide) {
      const transaction = (await open()).transaction(table, 'readwrite', { durability: 'strict' })
      return new Promise((resolve, reject) => {
        const rows = transaction.objectStore(table)
        const found = rows.getAll()
        let change: ReturnType<typeof decide>
        found.onsuccess = () => {
          try {
            change = decide(found.result)
            for (const id of change.remove ?? []) rows.delete(id)
            for (const row of change.put ?? []) rows.put(row)
          } catch (cause) {
            // Thrown from here, it would be an error of the page.
            reject(cause)
            transaction.abort()
          }
        }
        transaction.oncomplete = () => resolve(change.result)
        transaction.onabort = () => reject(transaction.error)
      })
    },
  }
}
