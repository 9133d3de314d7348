import type { Bank } from '../bank.ts'
import { catchUp } from './catchUp.ts'
import type { LiveChange } from './changeLog.ts'
import type { LiveStream } from './createStream.ts'
import { heartbeat, retryText } from './eventText.ts'
import { databaseLog, followChanges } from './followChanges.ts'
import { type Room, type Rooms, roomKey } from './keepRooms.ts'
import { isOf, keyOf, toUnnumbered } from './liveEvents.ts'
import { type OpenRoom, send, tellRoom } from './tellRoom.ts'

/** Windows and quotas, in polls. */
const refreshEvery = 5
const heartbeatEvery = 75

/**
 * Feeds the event streams of this process:
 *
 * 1. While there are streams, it follows the changes. Without streams nothing is asked.
 * 2. A change goes to every stream of its room whose own number is smaller; so none hears it twice.
 * 3. A stream that says the last number it had is told the changes since, from memory. One that says none, or one too old
 *    or unknown, is told the whole snapshot.
 * 4. Every second windows and quotas are compared with what was told; these events carry no number.
 */
export function createHub(bank: Pick<Bank, 'db' | 'log'>, rooms: Rooms, changeLog = databaseLog) {
  const open = new Map<string, OpenRoom>()
  let joined = 0
  const feed = followChanges(bank, changeLog, async (changes, polls) => {
    const isRefresh = polls % refreshEvery === 0
    await Promise.all([...open.values()].map((opened) => tellOrEnd(opened, changes, isRefresh)))
    if (polls % heartbeatEvery === 0) for (const { streams } of open.values()) send(streams, heartbeat)
  })

  /** A stream that cannot be told a change is ended: its reader comes back with the last number it had, and misses nothing. */
  async function tellOrEnd(opened: OpenRoom, changes: readonly LiveChange[], isRefresh: boolean) {
    const own = changes.filter((change) => isOf(change, opened.room))
    if (own.length === 0 && !isRefresh) return
    try {
      tellRoom(opened, own, await rooms.read(opened.room, own.at(-1)?.sequence))
    } catch (error) {
      bank.log.warn({ reason: (error as Error).message }, 'a live room cannot be read')
      if (own.length > 0) for (const stream of [...opened.streams]) stream.close()
    }
  }

  /** Lets a stream in and tells it where things stand; `lastEventId` null is a first visit. */
  async function join(stream: LiveStream, room: Room, lastEventId: number | null): Promise<void> {
    joined += 1
    const opened = open.get(roomKey(room)) ?? { room, streams: new Set(), told: '' }
    open.set(roomKey(room), opened)
    opened.streams.add(stream)
    await feed.begin()
    let snapshot = await rooms.read(room, feed.known().last)
    while (snapshot.sequence < feed.known().last) snapshot = await rooms.read(room, feed.known().last)
    if (opened.told === '') opened.told = keyOf(toUnnumbered(snapshot))
    const { events, sequence } = catchUp({ room, snapshot, ...feed.known() }, lastEventId)
    for (const bytes of [retryText(), ...events]) stream.send(bytes)
    stream.sequence = sequence
  }

  function leave(stream: LiveStream, room: Room) {
    const opened = open.get(roomKey(room))
    if (!opened?.streams.delete(stream)) return
    joined -= 1
    if (opened.streams.size === 0) open.delete(roomKey(room))
    if (joined === 0) feed.stop()
  }

  return { join, leave, count: () => joined }
}
