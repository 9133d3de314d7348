import type { LiveSnapshot } from '@offerdock/sdk/contract'
import type { LiveChange } from './changeLog.ts'
import { eventText } from './eventText.ts'
import type { Room } from './keepRooms.ts'
import { changeText, isOf, toUnnumbered } from './liveEvents.ts'

interface Known {
  room: Room
  snapshot: LiveSnapshot
  /** The changes in memory, in their order, up to number `last`. */
  recent: readonly LiveChange[]
  last: number
}

/**
 * What a stream is told when it comes, and the number it stands at then: the changes since the one it had last, or the
 * whole snapshot when it had none, or one that is too old or not known here yet.
 */
export function catchUp({ room, snapshot, recent, last }: Known, lastEventId: number | null) {
  const oldest = recent[0]?.sequence ?? last + 1
  if (lastEventId === null || lastEventId < oldest - 1 || lastEventId > last) {
    return { events: [eventText(snapshot, snapshot.sequence)], sequence: snapshot.sequence }
  }
  const missed = recent.filter((change) => change.sequence > lastEventId && isOf(change, room))
  const events = [...missed.map((change) => changeText(change, snapshot)), eventText(toUnnumbered(snapshot))]
  return { events, sequence: last }
}
