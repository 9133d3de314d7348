import type { LiveSnapshot } from '@offerdock/sdk/contract'
import type { LiveChange } from './changeLog.ts'
import type { LiveStream } from './createStream.ts'
import { eventText } from './eventText.ts'
import type { Room } from './keepRooms.ts'
import { changeText, keyOf, toUnnumbered } from './liveEvents.ts'

export interface OpenRoom {
  room: Room
  streams: Set<LiveStream>
  /** The windows and quotas that its streams were told last. */
  told: string
}

/** Tells the streams of a room its own changes, each to those whose number is smaller, and windows and quotas if they differ. */
export function tellRoom(opened: OpenRoom, changes: readonly LiveChange[], snapshot: LiveSnapshot) {
  for (const change of changes) {
    const behind = [...opened.streams].filter(({ sequence }) => sequence !== null && sequence < change.sequence)
    send(behind, changeText(change, snapshot))
    for (const stream of behind) stream.sequence = change.sequence
  }
  const unnumbered = toUnnumbered(snapshot)
  if (opened.told === keyOf(unnumbered)) return
  opened.told = keyOf(unnumbered)
  send(opened.streams, eventText(unnumbered))
}

export function send(streams: Iterable<LiveStream>, bytes: Uint8Array) {
  // A copy: one that is too slow leaves while it is written to.
  for (const stream of [...streams]) if (stream.sequence !== null) stream.send(bytes)
}
