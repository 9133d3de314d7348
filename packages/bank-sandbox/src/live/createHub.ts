import type { Bank } from '../bank.ts'
import { catchUp } from './catchUp.ts'
import { type LiveChange, readChanges, readLatestChanges } from './changeLog.ts'
import type { LiveStream } from './createStream.ts'
import { eventText, heartbeat, retryText } from './eventText.ts'
import { type Room, type Rooms, roomKey } from './keepRooms.ts'
import { changeText, isOf, keyOf, toUnnumbered } from './liveEvents.ts'

const pollMs = 200
/** Windows and quotas, in polls. */
const refreshEvery = 5
const heartbeatEvery = 75
/** As many are kept in memory to be told again. */
const maxRecent = 1000

interface OpenRoom {
  room: Room
  streams: Set<LiveStream>
  /** The windows and quotas that its streams were told last. */
  told: string
}

/**
 * Feeds the event streams of this process from the numbered changes in the database, which all processes share:
 *
 * 1. While there are streams, one query asks for new numbers every 200 ms. Without streams nothing is asked.
 * 2. A change goes to every stream of its room whose own number is smaller; so none hears it twice.
 * 3. A stream that says the last number it had is told the changes since, from memory. One that says none, or one too old
 *    or unknown, is told the whole snapshot.
 * 4. Every second windows and quotas are compared with what was told; these events carry no number.
 */
export function createHub(
  { db, log }: Pick<Bank, 'db' | 'log'>,
  rooms: Rooms,
  changeLog = { readChanges, readLatestChanges },
) {
  const open = new Map<string, OpenRoom>()
  let joined = 0
  let recent: LiveChange[] = []
  let last = 0
  let polls = 0
  let started: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  async function start() {
    try {
      recent = await changeLog.readLatestChanges(db)
    } catch (error) {
      started = null // the next one tries again
      throw error
    }
    last = recent.at(-1)?.sequence ?? 0
    schedule()
  }

  function schedule() {
    clearTimeout(timer)
    if (joined > 0) timer = setTimeout(() => void poll(), pollMs)
  }

  async function poll() {
    const beginning = started
    try {
      const changes = await changeLog.readChanges(db, last)
      if (started !== beginning) return // everybody left meanwhile, and somebody came
      recent = [...recent, ...changes].slice(-maxRecent)
      last = changes.at(-1)?.sequence ?? last
      const isRefresh = ++polls % refreshEvery === 0
      await Promise.all([...open.values()].map((room) => tellOrEnd(room, changes, isRefresh)))
      if (polls % heartbeatEvery === 0) for (const { streams } of open.values()) send(streams, heartbeat)
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'live changes cannot be read')
    }
    schedule()
  }

  /** A stream that cannot be told a change is ended: its reader comes back with the last number it had, and misses nothing. */
  async function tellOrEnd(opened: OpenRoom, changes: readonly LiveChange[], isRefresh: boolean) {
    try {
      await tell(opened, changes, isRefresh)
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'a live room cannot be read')
      if (changes.some((change) => isOf(change, opened.room))) for (const stream of [...opened.streams]) stream.close()
    }
  }

  async function tell(opened: OpenRoom, changes: readonly LiveChange[], isRefresh: boolean) {
    const own = changes.filter((change) => isOf(change, opened.room))
    if (own.length === 0 && !isRefresh) return
    const snapshot = await rooms.read(opened.room, own.at(-1)?.sequence)
    for (const change of own) {
      const behind = [...opened.streams].filter(({ sequence }) => sequence !== null && sequence < change.sequence)
      send(behind, changeText(change, snapshot))
      for (const stream of behind) stream.sequence = change.sequence
    }
    const unnumbered = toUnnumbered(snapshot)
    if (opened.told === keyOf(unnumbered)) return
    opened.told = keyOf(unnumbered)
    send(opened.streams, eventText(unnumbered))
  }

  /** Lets a stream in and tells it where things stand; `lastEventId` null is a first visit. */
  async function join(stream: LiveStream, room: Room, lastEventId: number | null): Promise<void> {
    joined += 1
    const opened = open.get(roomKey(room)) ?? { room, streams: new Set(), told: '' }
    open.set(roomKey(room), opened)
    opened.streams.add(stream)
    started ??= start()
    await started
    let snapshot = await rooms.read(room, last)
    while (snapshot.sequence < last) snapshot = await rooms.read(room, last)
    if (opened.told === '') opened.told = keyOf(toUnnumbered(snapshot))
    const { events, sequence } = catchUp({ room, snapshot, recent, last }, lastEventId)
    for (const bytes of [retryText(), ...events]) stream.send(bytes)
    stream.sequence = sequence
  }

  function leave(stream: LiveStream, room: Room) {
    const opened = open.get(roomKey(room))
    if (!opened?.streams.delete(stream)) return
    joined -= 1
    if (opened.streams.size === 0) open.delete(roomKey(room))
    if (joined > 0) return
    clearTimeout(timer)
    started = null
  }

  return { join, leave, count: () => joined }
}

const send = (streams: Iterable<LiveStream>, bytes: Uint8Array) => {
  // A copy: one that is too slow leaves while it is written to.
  for (const stream of [...streams]) if (stream.sequence !== null) stream.send(bytes)
}
