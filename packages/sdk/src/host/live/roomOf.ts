import { askBank } from '../askBank.ts'
import type { Runtime } from '../runtime.ts'
import { bankClock } from './bankClock.ts'
import { type RoomFacts, readSnapshot } from './readSnapshot.ts'

/** Twice what an edge keeps a snapshot for. */
const everyMs = 4_000
const doublings = 4

/** One live show, as its snapshots tell it; all docks of the page that are in it share one. */
export interface Room {
  /** Of the last answer; null before the first. */
  readonly facts: RoomFacts | null
  /** The bank was asked and did not say. */
  readonly isSilent: boolean
  /** Keeps asking while somebody follows; `listen` runs after each answer, a failed one too. Gives the undo. */
  follow(listen: () => void): () => void
}

const rooms = new Map<string, Room>()

export function roomOf({ bankOrigin, clientId }: Pick<Runtime, 'bankOrigin' | 'clientId'>, name: string): Room {
  const url = `${bankOrigin}/v1/live/${encodeURIComponent(name)}/snapshot?client=${encodeURIComponent(clientId)}`
  let room = rooms.get(url)
  if (!room) {
    room = createRoom(url)
    rooms.set(url, room)
  }
  return room
}

function createRoom(url: string): Room {
  const listeners = new Set<() => void>()
  let facts: RoomFacts | null = null
  let request: AbortController | null = null
  let failures = 0
  let dueAtMs = 0
  let timer = 0

  const read = async (mine: AbortController) => {
    try {
      // Not even for a comparison from the browser's cache: a body that the bank confirms brings its old clock along.
      const { status, body } = await askBank(url, 'no-store', mine)
      return status === 200 ? readSnapshot(body) : null
    } catch {
      return null
    }
  }

  const ask = async () => {
    const mine = new AbortController()
    request = mine
    const next = await read(mine)
    if (request !== mine) return
    request = null
    failures = next ? 0 : failures + 1
    if (next) {
      facts = next
      bankClock.learn(next.now)
    }
    // Spread, so that a show's viewers do not ask in step; slower while the bank does not answer.
    dueAtMs = performance.now() + everyMs * 2 ** Math.min(failures, doublings) * (0.75 + Math.random() / 2)
    for (const listen of listeners) listen()
    schedule()
  }

  const schedule = () => {
    clearTimeout(timer)
    if (listeners.size > 0 && !request) timer = window.setTimeout(ask, Math.max(0, dueAtMs - performance.now()))
  }

  return {
    get facts() {
      return facts
    },
    get isSilent() {
      return failures > 0
    },
    follow(listen) {
      listeners.add(listen)
      schedule()
      return () => {
        listeners.delete(listen)
        if (listeners.size > 0) return
        clearTimeout(timer)
        request?.abort()
        request = null
      }
    },
  }
}
