import type { Session } from '../contract/index.ts'
import { type CompiledSchema, parseCompiled } from '../contract/parseCompiled.ts'
import { session } from './schemas.ts'

/** What the panel remembers within one tab and one host site: the session and the confirms it sent. */
export interface PanelStorage {
  /** What was written, if it still has that shape, else null. */
  read<T>(name: string, schema: CompiledSchema<T>): T | null
  write(name: string, value: object): void
  remove(name: string): void
  /** Forgets all that is the viewer's. */
  clear(): void
}

/**
 * `sessionStorage`, which the panels of all docks on a page share, and memory behind it. `storage` is called each time, because the mere access throws where the
 * viewer blocks third-party storage; then memory has to do.
 */
export function createPanelStorage(clientId: string, storage: () => Storage): PanelStorage {
  const memory = new Map<string, string>()
  const keyOf = (name: string) => `offerdock:${clientId}:${name}`
  return {
    read(name, schema) {
      const text = attempt(() => storage().getItem(keyOf(name))) ?? memory.get(name)
      if (!text) return null
      const kept: unknown = attempt(() => JSON.parse(text))
      return parseCompiled(schema, kept)
    },
    write(name, value) {
      const text = JSON.stringify(value)
      memory.set(name, text)
      attempt(() => storage().setItem(keyOf(name), text))
    },
    remove(name) {
      memory.delete(name)
      attempt(() => storage().removeItem(keyOf(name)))
    },
    clear() {
      memory.clear()
      attempt(() => {
        const kept = storage()
        const keys = Array.from({ length: kept.length }, (_, place) => kept.key(place) ?? '')
        // The way back to the shop is no secret of the viewer's, and a page of its own cannot do without.
        for (const key of keys) if (key.startsWith(keyOf('')) && key !== keyOf('page')) kept.removeItem(key)
      })
    },
  }
}

/** The session of this tab, made here or before a reload. */
export const readSession = (storage: PanelStorage): Session | null => storage.read('session', session)

function attempt<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}
