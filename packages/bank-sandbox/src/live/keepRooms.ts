import type { LiveSnapshot } from '@offerdock/sdk/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { keepCatalogs } from '../decide/keepCatalogs.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { describeRoom } from './describeRoom.ts'
import { type RoomFacts, readRoom } from './readRoom.ts'

/** A room of a client. */
export interface Room {
  client: RegisteredClient
  room: string
}

export interface Rooms {
  /** The snapshot from memory, at most a second old and with every change up to `sequence`. */
  read: (room: Room, sequence?: number) => Promise<LiveSnapshot>
}

interface Kept {
  readAtMs: number
  facts: Promise<RoomFacts>
  /** Of the facts, once they are there. */
  sequence: number | null
}

const freshMs = 1000
/** Whoever asks for rooms that do not exist pushes out only what nobody has asked for since. */
const maxRooms = 500

/** Keeps what the database says of the rooms that are asked for; everybody who asks at once shares one query. */
export function keepRooms(db: Kysely<Tables>, readRoomFacts: typeof readRoom = readRoom): Rooms {
  const kept = new Map<string, Kept>()
  const catalogOf = keepCatalogs()

  function load({ client, room }: Room, key: string): Kept {
    const entry: Kept = { readAtMs: performance.now(), facts: readRoomFacts(db, client, room), sequence: null }
    entry.facts.then(
      ({ sequence }) => {
        entry.sequence = sequence
      },
      () => {
        if (kept.get(key) === entry) kept.delete(key)
      },
    )
    return entry
  }

  async function read(room: Room, sequence = 0): Promise<LiveSnapshot> {
    const key = roomKey(room)
    const found = kept.get(key)
    const isFresh = found && performance.now() - found.readAtMs < freshMs && (found.sequence ?? sequence) >= sequence
    const entry = isFresh ? found : load(room, key)
    kept.delete(key) // and in again as the latest one asked for
    kept.set(key, entry)
    const [oldest] = kept.keys()
    if (kept.size > maxRooms && oldest !== undefined) kept.delete(oldest)
    const facts = await entry.facts
    // It may have been on its way when the change was made.
    if (facts.sequence < sequence) return read(room, sequence)
    const nowMs = Math.round(facts.nowMs + performance.now() - entry.readAtMs)
    const { version } = catalogOf(room.client, new Date(nowMs))
    return describeRoom(room.client.rules, { room: room.room, facts, version }, nowMs)
  }

  return { read }
}

/** A client id has no space. */
export const roomKey = ({ client, room }: Room) => `${client.clientId} ${room}`
