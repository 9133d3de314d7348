import { askBank } from '../askBank.ts'
import { type RoomFacts, readSnapshot } from '../live/readSnapshot.ts'
import { textOf } from '../readDockOrder.ts'
import type { Runtime } from '../runtime.ts'

/** What the bank says now of each room that a dock names; null where it did not say. */
export type Rooms = ReadonlyMap<string, RoomFacts | null>

/** Any name has a clock. */
const anyRoom = 'diagnose'

export const roomNameOf = (dock: Element) => textOf(dock, 'room') ?? anyRoom

export async function askRooms({ bankOrigin, clientId }: Runtime, docks: Element[]): Promise<Rooms> {
  const ask = async (room: string) => {
    const url = `${bankOrigin}/v1/live/${encodeURIComponent(room)}/snapshot?client=${encodeURIComponent(clientId)}`
    // That the API does not answer is found out by asking for the catalog.
    const answer = await askBank(url, 'no-store', new AbortController()).catch(() => null)
    return [room, answer?.status === 200 ? readSnapshot(answer.body) : null] as const
  }
  return new Map(await Promise.all(Array.from(new Set([anyRoom, ...docks.map(roomNameOf)]), ask)))
}
