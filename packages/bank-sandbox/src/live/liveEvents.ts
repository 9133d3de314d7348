import type { LiveEvent, LiveSnapshot } from '@offerdock/sdk/contract'
import type { LiveChange } from './changeLog.ts'
import { eventText } from './eventText.ts'
import type { Room } from './keepRooms.ts'

export const isOf = ({ client_id, room }: LiveChange, { client, room: name }: Room) =>
  client_id === client.clientId && (room === null || room === name)

/** A change as its event. What is withdrawn is told as it stands in the snapshot, which has this change and maybe later ones. */
export function changeText({ sequence, pin }: LiveChange, { now, withdrawn }: LiveSnapshot): Uint8Array {
  return eventText(pin === null ? { now, sequence, withdrawn } : { now, sequence, pin }, sequence)
}

/** What has no number of its own. */
export const toUnnumbered = ({ now, version, windows, quotas }: LiveSnapshot): LiveEvent => ({
  now,
  version,
  windows,
  quotas,
})

/** Equal for what is the same but for the clock. */
export const keyOf = ({ now, ...rest }: LiveEvent) => JSON.stringify(rest)
